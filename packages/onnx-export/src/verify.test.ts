import {
  type Exported,
  type ModelArtifact,
  type TestVectors,
  toleranceAt,
  unscale,
  type Workbench,
} from '@linnet/core';
import { withWorkbench } from '@linnet/core/node';
import { clip, dense } from '@linnet/layers';
import { fixedPoint, integerVectors, quantise } from '@linnet/quantisation';
import { describe, expect, it } from 'vitest';
import { errorOf, modelOf, predicted, rowsFor } from '../test/models.js';
import { type OnnxDocument, type OnnxReport, onnx } from './index.js';

const layers = [dense(6, { activation: 'tanh' }), clip(1), dense(2, { activation: 'tanh' })];
const float = modelOf(3, layers);
const verify = (file: Exported<OnnxDocument, OnnxReport>, vectors: TestVectors, bench?: Workbench) =>
  withWorkbench(async (own) => onnx.verify?.(file, vectors, bench ?? own));

/** Rows in the user's units, from all of the bounds, with what the model predicts; a tolerance for each output. */
async function floatVectors(artifact: ModelArtifact): Promise<TestVectors> {
  const { input, output } = artifact.scaling ?? {};
  const drawn = rowsFor(artifact, 40);
  const { data } = input === undefined ? drawn : unscale(drawn, input);
  const inputs = { data: Float64Array.from(data, Math.fround), shape: drawn.shape };
  const expected = await predicted(artifact, inputs);
  return {
    inputs,
    expected: { data: Float64Array.from(expected.data), shape: expected.shape },
    tolerance: output === undefined ? 1e-6 : output.low.map((low, at) => toleranceOf(low, output.high[at] ?? low)),
  };
}

/** A millionth of half the range, and the last two digits that single floats have there. */
const toleranceOf = (low: number, high: number): number =>
  (1e-6 * (high - low)) / 2 + Math.max(Math.abs(low), Math.abs(high)) / 4_194_304;

const changed = ({ expected, ...vectors }: TestVectors, by: number): TestVectors => ({
  ...vectors,
  expected: { ...expected, data: expected.data.map((value, at) => (at === 4 ? value + by : value)) },
});

const quantised = (rounding: 'floor' | 'halfUp' | 'halfEven', scaling: ModelArtifact['scaling'] = {}) =>
  quantise(modelOf(3, layers, scaling), { input: fixedPoint(8, 6, { rounding }) }).artifact;

describe('verify', () => {
  it.each<[string, ModelArtifact['scaling']]>([
    ['without scaling', undefined],
    [
      'in the user’s units',
      { input: { low: [-3, 0, 7], high: [5, 1, 9] }, output: { low: [0, -300], high: [1, 900] } },
    ],
    ['of inputs alone that are scaled', { input: { low: [-3, 0, 2], high: [5, 1e-3, 2] } }],
    [
      'far from 0, where few single floats are left',
      {
        input: { low: [1e7, 1e5, -1e5], high: [1e7 + 16, 1e5 + 1, -1e5 + 0.25] },
        output: { low: [1e5, 0], high: [1e5 + 1, 1e-9] },
      },
    ],
  ])('runs floats %s, by each output’s tolerance', async (_, scaling) => {
    const artifact = modelOf(3, layers, scaling);
    const vectors = await floatVectors(artifact);
    const off = 20 * toleranceAt(vectors, 0);
    for (const options of [{}, { scaling: false }, { precision: 'double' }] as const) {
      const file = await onnx.export(artifact, options);
      const found = await verify(file, vectors);
      expect(found).toMatchObject({ vectors: 40, mismatches: 0, notes: [] });
      expect(found?.by).toMatch(/^onnxruntime-node \d+\.\d+\.\d+$/);
      const missed = await verify(file, changed(vectors, off));
      expect(missed).toMatchObject({ vectors: 40, mismatches: 1 });
      expect(missed?.notes).toEqual([expect.stringMatching(/^Row 2, output 0: \S+, which is off by \S+\.$/)]);
    }
  });

  it('counts differences in the user’s units', async () => {
    const artifact = modelOf(3, layers, { output: { low: [0, 0], high: [200, 200] } });
    for (const options of [{}, { scaling: false }]) {
      const found = await verify(await onnx.export(artifact, options), changed(await floatVectors(artifact), 0.5));
      expect(found?.mismatches).toBe(1);
      expect(found?.worst).toBeCloseTo(0.5, 3);
    }
  });

  it('takes one tolerance for all outputs', async () => {
    const file = await onnx.export(float, {});
    const vectors = changed({ ...(await floatVectors(float)), tolerance: 0.1 }, 0.05);
    expect(await verify(file, vectors)).toMatchObject({ mismatches: 0 });
    expect(await verify(file, { ...vectors, tolerance: 0.01 })).toMatchObject({ mismatches: 1 });
  });

  it.each(['floor', 'halfUp', 'halfEven'] as const)('feeds the very integers, %s', async (rounding) => {
    const scaling = { input: { low: [-3, 0, 7], high: [5, 0.1, 9] }, output: { low: [0, -300], high: [1, 900] } };
    for (const artifact of [quantised(rounding), quantised(rounding, scaling)]) {
      for (const options of [{}, { scaling: false }]) {
        const vectors = integerVectors(artifact.quantised, { count: 300 });
        const file = await onnx.export(artifact, options);
        expect(await verify(file, vectors)).toMatchObject({ vectors: 300, mismatches: 0, worst: 0, notes: [] });
        expect(await verify(file, changed(vectors, 2))).toMatchObject({ vectors: 300, mismatches: 1, worst: 2 });
      }
    }
  });

  it('proves every input of a small network', async () => {
    const model = modelOf(2, [dense(4, { activation: 'tanh' }), dense(1, { activation: 'tanh' })]);
    const { artifact, network } = quantise(model, { input: fixedPoint(8, 7), weights: 8, activations: 8 });
    const found = await verify(await onnx.export(artifact, {}), integerVectors(network, { count: 'all' }));
    expect(found).toMatchObject({ vectors: 65_536, mismatches: 0, worst: 0 });
  });

  it('leaves out rows that no single float of the units becomes, and says so', async () => {
    const bounds = { low: [1e7, 1e7, 1e7], high: [1e7 + 16, 1e7 + 16, 1e7 + 16] };
    const artifact = quantised('halfUp', { input: bounds });
    const vectors = integerVectors(artifact.quantised, { count: 30 });
    const { vectors: count = 0, mismatches, notes } = (await verify(await onnx.export(artifact, {}), vectors)) ?? {};
    expect([count < 30, mismatches]).toEqual([true, 0]);
    expect(notes).toEqual([expect.stringContaining(`${30 - count} of 30 rows hold integers that no single float`)]);
    const network = await onnx.export(artifact, { scaling: false });
    expect(await verify(network, vectors)).toMatchObject({ vectors: 30, mismatches: 0 });
  });

  it('says what to install where nothing runs files', async () => {
    const bench: Workbench = {
      find: async () => undefined,
      write: async () => undefined,
      read: async () => new Uint8Array(0),
      run: async () => '',
      load: async () => undefined,
    };
    const vectors = await floatVectors(float);
    expect(await verify(await onnx.export(float, {}), vectors, bench)).toEqual({
      vectors: 0,
      mismatches: 0,
      by: undefined,
      worst: 0,
      notes: ['onnxruntime is not installed; npm install onnxruntime-node, and the file can be run.'],
    });
    // Packages that are something else, or do not load on this machine, are none.
    for (const load of [async () => ({}), async () => ({ default: 3 }), () => Promise.reject(new Error('no binary'))]) {
      expect(await verify(await onnx.export(float, {}), vectors, { ...bench, load })).toMatchObject({ vectors: 0 });
    }
  });

  it('counts answers that are no numbers', async () => {
    const file = await onnx.export(modelOf(3, [dense(2), dense(2, { activation: 'exponential' }), dense(1)]), {});
    const inputs = { data: Float64Array.of(3e38, 3e38, 3e38, 0, 0, 0), shape: [2, 3] };
    const expected = { data: Float64Array.of(0, 0), shape: [2, 1] };
    expect(await verify(file, { inputs, expected, tolerance: 1 })).toMatchObject({ mismatches: 1 });
  });

  it('refuses a file that is none, and rows of another width', async () => {
    const file = await onnx.export(float, {});
    const vectors = await floatVectors(float);
    const broken = await errorOf(() => verify({ ...file, bytes: file.bytes.slice(0, 99) }, vectors));
    expect([broken.code, broken.message]).toEqual([
      'refused',
      expect.stringMatching(/^onnxruntime-node .+ cannot read the file: /),
    ]);
    const inputs = { data: new Float64Array(4), shape: [2, 2] };
    const misfit = await errorOf(() => verify(file, { ...vectors, inputs }));
    expect([misfit.code, misfit.message]).toEqual([
      'bad-shape',
      expect.stringContaining('the file takes 3 and gives 2'),
    ]);
  });
});
