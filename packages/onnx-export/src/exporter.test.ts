import type { LayerSpec, ModelArtifact, QuantisedNetwork } from '@linnet/core';
import { batchNormalization, clip, dense, gru, layerNormalization, lstm, reshape } from '@linnet/layers';
import { quantise } from '@linnet/quantisation';
import { testExporter } from '@linnet/testing';
import { PbfReader } from 'pbf';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { errorOf, modelOf } from '../test/models.js';
import { type OnnxDocument, type OnnxOptions, onnx } from './index.js';

const small = modelOf(3, [dense(4, { activation: 'tanh' }), batchNormalization(), clip(1), dense(2)]);
const signals = modelOf([6, 2], [gru(3)], { input: { low: Array(12).fill(-2), high: Array(12).fill(3) } });
const integers = quantise(modelOf(3, [dense(4, { activation: 'tanh' }), clip(1), dense(2, { activation: 'tanh' })]), {
  input: 8,
  calibration: { data: new Float32Array([1, -1, 0.5]), shape: [1, 3] },
}).artifact;
const own = (kind: string, config: LayerSpec['config'] = {}): LayerSpec => ({
  kind,
  name: 'own_1',
  config,
  weights: {},
});
const withLayers = (...layers: readonly LayerSpec[]): ModelArtifact => ({ ...small, layers });

testExporter(onnx, [
  { name: 'dense layers', model: small, options: {}, valid: true },
  { name: 'a recurrent layer with scaling', model: signals, options: { name: 'signals', opset: 17 }, valid: true },
  { name: 'the network without scaling', model: signals, options: { scaling: false }, valid: true },
  { name: 'integers', model: integers, options: {}, valid: true },
  { name: 'doubles', model: small, options: { precision: 'double' }, valid: true },
  { name: 'a recurrent layer in doubles', model: signals, options: { precision: 'double' }, valid: false },
  { name: 'integers in doubles', model: integers, options: { precision: 'double' }, valid: false },
  { name: 'a layer of one’s own', model: withLayers(own('wavelet')), options: {}, valid: false },
  {
    name: 'a set of operators that is too old',
    model: modelOf(3, [layerNormalization()]),
    options: { opset: 16 },
    valid: false,
  },
  { name: 'a set of operators that there is not', model: small, options: { opset: 12 }, valid: false },
  { name: 'no graph name', model: small, options: { name: '' }, valid: false },
]);

const problems = (model: ModelArtifact, options: OnnxOptions = {}): readonly string[] => onnx.check(model, options);

describe('what cannot be said', () => {
  it('is named all at once, layer by layer', () => {
    const model = modelOf([4, 2], [lstm(2, { activation: 'selu' })]);
    const layers = [
      own('wavelet'),
      ...model.layers,
      own('clip', { to: [1, 0] }),
      own('dense', { activation: 'tanhh' }),
    ];
    expect(problems({ ...model, layers }, { opset: 99 })).toEqual([
      'opset is 99; use a whole number from 13 to 26.',
      expect.stringMatching(
        /^Layer 1 \(own_1\) is of kind "wavelet", which ONNX files of linnet cannot hold; they hold dense, /,
      ),
      expect.stringMatching(
        /^Layer 2 \(lstm\) applies selu at every step, which ONNX's recurrent operators cannot; they have linear, /,
      ),
      'Layer 3 (own_1) limits to [1,0]; use [low, high].',
      'Layer 4 (own_1) has nothing for "kernel"; it must be inputs x units.',
      expect.stringMatching(/^Layer 4 \(own_1\) has activation "tanhh"; use one of "linear", /),
    ]);
  });

  it.each<[string, ModelArtifact, OnnxOptions, string]>([
    ['null', null as never, {}, 'this is no model, but null'],
    ['another format', { ...small, format: 'linnet/9' as 'linnet/1' }, {}, 'this is no model, but an object'],
    ['layers that are none', { ...small, layers: [null as never] }, {}, 'this is no model'],
    [
      'an unknown option',
      small,
      { opzet: 3 } as OnnxOptions,
      'onnx does not know the option "opzet". Did you mean "opset"?',
    ],
    ['an option of another kind', small, { scaling: 1 as never }, 'scaling is 1; use true or false'],
    [
      'rows of another width',
      { ...small, input: [5] },
      {},
      'Layer 1 (dense) takes 3 numbers on the last axis and is given 5',
    ],
    [
      'rows for a recurrent layer',
      { ...signals, input: [12] },
      {},
      'Layer 1 (gru) takes rows of steps x channels and is given 12',
    ],
    [
      'a shape that is not filled',
      { ...modelOf(6, [reshape([2, 3])]), input: [7] },
      {},
      'makes rows of 2 x 3 and is given 7',
    ],
    [
      'bounds for other columns',
      { ...small, scaling: { input: { low: [0], high: [1] } } },
      {},
      'bound for each of 3 columns',
    ],
    [
      'bounds the wrong way',
      { ...small, scaling: { output: { low: [0, 2], high: [1, 1] } } },
      {},
      'goes from 2 to 1 in column 1',
    ],
    ['another precision', small, { precision: 'half' as never }, 'precision is "half"; use "single" or "double"'],
    ['doubles for integers', integers, { precision: 'double' }, 'a quantised network is exact without'],
    [
      'bounds that are left out',
      { ...small, scaling: { input: { low: [0], high: [1] } } },
      { scaling: false },
      'each of 3',
    ],
    ['a damaged network', { ...integers, quantised: {} as QuantisedNetwork }, {}, 'no quantised network'],
  ])('%s', async (_, model, options, part) => {
    expect(problems(model, options).join('\n')).toContain(part);
    const error = await errorOf(() => onnx.export(model, options));
    expect([error.code, error.problems]).toEqual(['refused', problems(model, options)]);
  });

  it('takes options that are left out', async () => {
    expect(problems(small, undefined as never)).toEqual([]);
    expect((await onnx.export(small, undefined as never)).value.name).toBe('network');
  });
});

/** Texts and numbers of the file's first level, as any reader of Protocol Buffers sees them. */
const fieldsOf = (bytes: Uint8Array): Readonly<Record<number, unknown>> =>
  new PbfReader(bytes).readFields<Record<number, unknown>>((tag, fields, pbf) => {
    if (tag === 1) fields[tag] = pbf.readVarint();
    if (tag === 2) fields[tag] = pbf.readString();
    if (tag === 8)
      fields[tag] = pbf.readMessage<number[]>((at, found) => void (at === 2 && found.push(pbf.readVarint())), []);
  }, {});

describe('a file', () => {
  it.each([
    [13, 7],
    [15, 8],
    [18, 8],
    [19, 9],
    [21, 10],
    [23, 11],
    [24, 12],
    [26, 13],
  ])('of opset %i is of IR version %i', async (opset, irVersion) => {
    const { value, bytes, report } = await onnx.export(small, { opset });
    expect(fieldsOf(bytes)).toEqual({ 1: irVersion, 2: 'linnet', 8: [opset] });
    expect([value.opset, value.irVersion, report.opset]).toEqual([opset, irVersion, opset]);
  });

  it('names what goes in and comes out, and its nodes by their layers', async () => {
    const { value, report } = await onnx.export(small, { name: 'levels' });
    expectTypeOf(value).toEqualTypeOf<OnnxDocument>();
    expect(value.name).toBe('levels');
    expect(value.input).toEqual({ name: 'input', type: 'float', shape: ['batch', 3] });
    expect(value.output).toEqual({ name: 'output', type: 'float', shape: ['batch', 2] });
    expect(value.nodes[0]).toEqual({
      name: 'dense/MatMul',
      operator: 'MatMul',
      inputs: ['input', 'dense/kernel'],
      outputs: ['dense/MatMul'],
      attributes: {},
    });
    expect(value.nodes.at(-1)?.outputs).toEqual(['output']);
    expect(value.initialisers[0]).toEqual({ name: 'dense/kernel', type: 'float', shape: [3, 4] });
    expect(report).toEqual({
      opset: 21,
      arithmetic: 'float',
      precision: 'single',
      nodes: value.nodes.length,
      // 3 x 4 + 4, 4 x 4 of the normalisation, 4 x 2 + 2
      parameters: 42,
      notes: [],
      assumptions: [],
    });
  });

  it('keeps apart what layers of one name add', async () => {
    const [first] = small.layers;
    const layers = Array.from({ length: 2 }, () => ({ ...modelOf(3, [dense(3)]).layers[0], name: first?.name ?? '' }));
    const { value } = await onnx.export({ ...small, layers: layers as LayerSpec[] }, {});
    const names = [...value.nodes, ...value.initialisers].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('counts the integers of a quantised network', async () => {
    const { report } = await onnx.export(integers, {});
    expect(report).toMatchObject({ arithmetic: 'quantised', parameters: 26, bound: 0, notes: [] });
    expect(report.layers?.map(({ name }) => name)).toEqual(['dense', 'dense_1']);
  });
});
