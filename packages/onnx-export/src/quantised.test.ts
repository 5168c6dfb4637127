import type { ModelArtifact, NdArray, QuantisedLayer, QuantisedNetwork, Scaling } from '@linnet/core';
import { withWorkbench } from '@linnet/core/node';
import { clip, dense, flatten } from '@linnet/layers';
import {
  emulateIntegers,
  fixedPoint,
  integerVectors,
  mokuGo,
  predictQuantised,
  type QuantiseOptions,
  quantise,
} from '@linnet/quantisation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { network as anyNetwork } from '../test/arbitraries.js';
import { modelOf, rowsFor } from '../test/models.js';
import { runOnnx } from '../test/run.js';
import { onnx } from './index.js';
import type { OnnxOptions } from './options.js';

const layers = [dense(8, { activation: 'relu' }), clip(1), dense(6, { activation: 'tanh' }), dense(3)];
const scaling: Scaling = {
  input: { low: [-2, 0, 1, -1], high: [2, 1, 4.5, -0.9] },
  output: { low: [0, 1, -9], high: [1, 3, 9] },
};

/** The model in integers, and the operators that its layers were given. */
async function quantisedFile(artifact: ModelArtifact, options: QuantiseOptions, onnxOptions: OnnxOptions = {}) {
  const calibration = rowsFor(artifact, 50, [-2, 4]);
  const { artifact: quantised } = quantise(artifact, { calibration, ...options });
  const file = await onnx.export(quantised, onnxOptions);
  return { ...file, quantised, operators: file.report.layers?.map(({ operators }) => operators) };
}

const same = async (bytes: Uint8Array, quantised: ModelArtifact, rows: NdArray): Promise<void> => {
  expect(Array.from((await runOnnx(bytes, rows)).data)).toEqual(Array.from(predictQuantised(quantised, rows).data));
};

describe('integers in onnxruntime', () => {
  it.each(
    [4, 8, 12, 16, 18, 20].flatMap((bits) =>
      (['floor', 'halfUp', 'halfEven'] as const).map((rounding) => [bits, rounding] as const),
    ),
  )('%i bits, %s: what the emulator gives, to the bit', async (bits, rounding) => {
    const artifact = modelOf(4, layers, scaling);
    const formats = { input: bits, weights: bits, activations: bits, rounding };
    const any = { ...formats, weights: Math.min(bits, 12), steps: 'any' } as const;
    for (const options of [formats, { ...formats, scales: 'perChannel' } as const, any]) {
      const { bytes, quantised, report } = await quantisedFile(artifact, options);
      await same(bytes, quantised, rowsFor(artifact, 200, [-3, 5]));
      expect(report).toMatchObject({ arithmetic: 'quantised', bound: 0, opset: 21 });
    }
  });

  it.each([
    ['words that wrap', { overflow: 'wrap' }, 'its sums wrap'],
    ['words of 18 bits', { activations: 18 }, 'QuantizeLinear has no words of 18 bits'],
    ['steps of any size', { steps: 'any', activations: 8, weights: 8 }, 'a step of it is no power of two'],
    ['weights of 28 bits', { weights: 28, activations: 8 }, 'words of 28 bits'],
  ] as const)('says why %s take operators on integers', async (_, options, reason) => {
    const { bytes, quantised, report } = await quantisedFile(modelOf(4, layers), options);
    expect(report.layers?.map(({ operators }) => operators)).toEqual(['integers', 'integers', 'integers']);
    expect(report.notes.join()).toContain(reason);
    await same(bytes, quantised, rowsFor(quantised, 100, [-3, 5]));
  });

  it('has a QuantizeLinear and a DequantizeLinear for every layer of 8 and of 16 bits', async () => {
    for (const [bits, opset] of [
      [8, 13],
      [8, 21],
      [16, 21],
      [16, 26],
    ] as const) {
      const options = { input: bits, weights: bits, activations: bits };
      const { value, operators } = await quantisedFile(modelOf(4, layers), options, { opset });
      const count = (operator: string): number => value.nodes.filter((node) => node.operator === operator).length;
      expect(operators).toEqual(['quantizeLinear', 'quantizeLinear', 'quantizeLinear']);
      // Of the input and every layer; of every layer's weights and inputs, and the output.
      expect([count('QuantizeLinear'), count('DequantizeLinear')]).toEqual([4, 7]);
      expect(value.initialisers.find(({ name }) => name === 'dense/weights')?.type).toBe(`int${bits}`);
    }
  });

  it('uses operators on integers where 16-bit words are not in the set of operators', async () => {
    const { bytes, quantised, operators } = await quantisedFile(modelOf(4, layers), {}, { opset: 13 });
    expect(operators).toEqual(['integers', 'integers', 'integers']);
    await same(bytes, quantised, rowsFor(quantised, 100, [-3, 5]));
  });

  it.each([13, 21])('takes weights that are wider than signals, opset %i', async (opset) => {
    for (const scales of ['perTensor', 'perChannel'] as const) {
      for (const weights of [12, 18, 24]) {
        const options = { weights, activations: 8, input: 8, scales };
        const { bytes, quantised, operators } = await quantisedFile(modelOf(4, layers), options, { opset });
        expect(operators).toEqual(['quantizeLinear', 'quantizeLinear', 'quantizeLinear']);
        await same(bytes, quantised, rowsFor(quantised, 100, [-3, 5]));
      }
    }
  });

  it('mixes both where one layer needs it', async () => {
    const options = { activations: 8, layers: { dense_1: { activations: 20 } } };
    const { bytes, quantised, operators } = await quantisedFile(modelOf(4, layers), options);
    expect(operators).toEqual(['quantizeLinear', 'integers', 'quantizeLinear']);
    await same(bytes, quantised, rowsFor(quantised, 100, [-3, 5]));
  });

  it('is one QuantizeLinear where that does what the input says', async () => {
    const input = fixedPoint(8, 5, { rounding: 'halfEven' });
    const { bytes, value, quantised } = await quantisedFile(modelOf(4, layers), { input, activations: 8 });
    expect(value.nodes[0]).toMatchObject({
      operator: 'QuantizeLinear',
      inputs: ['input', expect.anything(), expect.anything()],
    });
    const halves = Float32Array.from({ length: 400 }, (_, at) => (at - 200) / 64);
    await same(bytes, quantised, { data: halves, shape: [100, 4] });
  });

  it('takes and gives doubles where single floats do not hold the words', async () => {
    const formats = { input: fixedPoint(30, 28), weights: 8, activations: 30 };
    const { bytes, value, quantised, report } = await quantisedFile(modelOf(3, [dense(2)]), formats);
    expect([value.input.type, value.output.type, report.bound]).toEqual(['double', 'double', 0]);
    const { inputs, expected } = integerVectors(quantised.quantised ?? fail(), { count: 50 });
    const rows = { data: inputs.data.map((integer) => integer * formats.input.step), shape: inputs.shape };
    const step = value.units.words?.output.step ?? 0;
    expect(Array.from((await runOnnx(bytes, rows, 'float64')).data)).toEqual(
      Array.from(expected.data, (y) => y * step),
    );
  });

  it('takes rows of more than one axis', async () => {
    const artifact = modelOf([2, 2], [flatten(), dense(3)], { input: { low: [0, 0, 0, 0], high: [1, 2, 3, 4] } });
    const { bytes, quantised } = await quantisedFile(artifact, {});
    await same(bytes, quantised, rowsFor(artifact, 20));
  });

  it('carries what is assumed of an instrument, and notes, in the file and in the report', async () => {
    const artifact = modelOf(4, [dense(4, { activation: 'tanh' }), dense(3, { activation: 'softmax' })]);
    const { value, report, operators } = await quantisedFile(artifact, { profile: mokuGo });
    expect(report.assumptions.join()).toContain('assumed: signals of ');
    expect(value.metadata.assumptions?.split('\n')).toEqual(report.assumptions);
    expect(value.metadata.notes).toContain('outputs are logits');
    expect(operators).toEqual(['quantizeLinear', 'quantizeLinear']);
  });

  it('gives the integers of any network that keeps the contract', async () => {
    await withWorkbench((bench) =>
      fc.assert(
        fc.asyncProperty(anyNetwork, fc.integer({ min: 0, max: 999 }), async (network, seed) => {
          const vectors = integerVectors(network, { count: 30, seed });
          const found = await onnx.verify?.(await onnx.export(bare(network), {}), vectors, bench);
          expect(found).toMatchObject({ vectors: 30, mismatches: 0, worst: 0, notes: [] });
        }),
        { numRuns: 60 },
      ),
    );
  });

  it.each<[string, Partial<QuantisedLayer>]>([
    ['wrap', {}],
    ['saturate', { overflow: 'saturate' }],
    [
      'saturate at a narrow word',
      { overflow: 'saturate', sum: { bits: 8, step: 1 }, output: { bits: 8, step: 1 }, least: -7, greatest: 9 },
    ],
    ['round down', { rounding: 'floor' }],
    ['round halves up', { rounding: 'halfUp' }],
    ['meet a relu', { activation: 'relu', overflow: 'saturateSymmetric' }],
    ['are shifted by nothing', { rescaling: { multipliers: [1], shifts: [0] }, overflow: 'saturate' }],
  ])('holds sums and products of up to 63 bits that %s', async (_, changes) => {
    const network = wideNetwork(changes);
    const data = Int32Array.from([2_147_483_647, -2_147_483_648, 1, -1, 0, 123_456_789]);
    const found = emulateIntegers(network, { data, shape: [6, 1] });
    const { bytes } = await onnx.export(bare(network), {});
    const answers = await runOnnx(bytes, { data: Float64Array.from(data), shape: [6, 1] }, 'float64');
    expect(Array.from(answers.data)).toEqual(Array.from(found.data));
  });
});

/** A model around a network that somebody made by hand. */
const bare = (network: QuantisedNetwork): ModelArtifact => ({
  ...modelOf([...network.shape], [dense(1)]),
  quantised: network,
});

const wideNetwork = (changes: Partial<QuantisedLayer> = {}): QuantisedNetwork => ({
  format: 'linnet-quantised/1',
  shape: [1],
  input: { bits: 32, step: 1, rounding: 'halfEven', overflow: 'saturate' },
  layers: [
    {
      name: 'dense_1',
      inputs: 1,
      units: 3,
      weights: Int32Array.of(2_147_483_647, -1_073_741_823, 3),
      biases: Float64Array.of(-12_345, 0, 1),
      weightFormats: [{ bits: 32, step: 1 }],
      accumulatorBits: 64,
      rescaling: { multipliers: [1, 1, 536_870_911], shifts: [31, 33, 29] },
      sum: { bits: 32, step: 1 },
      rounding: 'halfEven',
      overflow: 'wrap',
      activation: 'linear',
      output: { bits: 32, step: 1 },
      least: -2_147_483_648,
      greatest: 2_147_483_647,
      ...changes,
    },
  ],
  assumptions: [],
  notes: [],
});

const fail = (): never => expect.fail('there is no network');
