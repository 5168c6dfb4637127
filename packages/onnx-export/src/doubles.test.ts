import { activations, type ModelArtifact, type NdArray, random, type Scaling, unfoldedActivations } from '@linnet/core';
import {
  activation,
  averagePooling1d,
  batchNormalization,
  bidirectional,
  clip,
  conv1d,
  dense,
  dropout,
  embedding,
  flatten,
  globalAveragePooling1d,
  globalMaxPooling1d,
  gru,
  type Layer,
  layerNormalization,
  lstm,
  maxPooling1d,
  reshape,
  simpleRnn,
  softmax,
} from '@linnet/layers';
import { describe, expect, it } from 'vitest';
import { modelOf, predicted, rowsFor } from '../test/models.js';
import { runOnnx } from '../test/run.js';
import { type OnnxOptions, onnx } from './index.js';

/** The most by which an answer of the file differs from what the model predicts. */
async function worstOf(artifact: ModelArtifact, rows: NdArray, options: OnnxOptions): Promise<number> {
  const { bytes } = await onnx.export(artifact, options);
  const [found, wanted] = [await runOnnx(bytes, rows), await predicted(artifact, rows)];
  expect(found.shape).toEqual(wanted.shape);
  return Math.max(...Array.from(found.data, (y, at) => Math.abs(y - (wanted.data[at] ?? Number.NaN))));
}

const double = { precision: 'double' } as const;

/** As large as Glorot draws them three times over, so that answers reach from -1 to 1 and clips have something to do. */
function loud(artifact: ModelArtifact): ModelArtifact {
  const generator = random(11);
  const layers = artifact.layers.map((layer) => {
    const { kernel, ...others } = layer.weights;
    if (kernel === undefined) return layer;
    const [inputs = 1, units = 1] = kernel.shape;
    const limit = 3 * Math.sqrt(6 / (inputs + units));
    const data = Float32Array.from(generator.uniform(-limit, limit, kernel.data.length));
    return { ...layer, weights: { ...others, kernel: { ...kernel, data } } };
  });
  return { ...artifact, layers };
}

describe('a network of the shape of the classifier', () => {
  const relu = [100, 64, 64, 32].flatMap((units) => [dense(units, { activation: 'relu' }), clip(1)]);
  const scaling = {
    input: { low: new Array<number>(100).fill(-0.99), high: new Array<number>(100).fill(1.2) },
    output: { low: [0], high: [1] },
  };
  const classifier = loud(modelOf(100, [...relu, dense(1, { activation: 'tanh' }), clip(1)], scaling));
  const rows = rowsFor(classifier, 400, [-1, 1.2]);

  it('is predict within 1e-6 in doubles, which single floats are not', async () => {
    const { data } = await predicted(classifier, rows);
    expect(Math.max(...data) - Math.min(...data)).toBeGreaterThan(0.5);
    const [single, doubles] = [await worstOf(classifier, rows, {}), await worstOf(classifier, rows, double)];
    expect(single).toBeGreaterThan(1e-6);
    expect(doubles).toBeLessThan(1e-6);
  });

  it('takes and gives single floats, and says what it is computed in', async () => {
    const { value, report } = await onnx.export(classifier, double);
    expect([value.input.type, value.output.type]).toEqual(['float', 'float']);
    expect([value.nodes[0]?.operator, value.nodes.at(-1)?.operator]).toEqual(['Cast', 'Cast']);
    expect(value.initialisers.find(({ name }) => name === 'dense/kernel')?.type).toBe('double');
    expect(report).toMatchObject({ arithmetic: 'float', precision: 'double' });
    expect((await onnx.export(classifier, {})).report.precision).toBe('single');
  });
});

const steps = [12, 2] as const;

const kinds: readonly (readonly [name: string, input: number | readonly number[], layers: readonly Layer[]])[] = [
  ['dense', 5, [dense(4, { activation: 'relu' }), dropout(0.5), dense(3, { useBias: false }), softmax()]],
  ['dense over steps', [4, 3], [dense(5, { activation: 'tanh' }), dense(2, { activation: 'softmax' })]],
  ['nothing that computes', 3, [dropout(0.5)]],
  ['flatten and reshape', [4, 3], [flatten(), dense(12), reshape([-1, 2]), dense(2)]],
  ['batchNormalization', steps, [batchNormalization(), dense(3), batchNormalization({ scale: false, center: false })]],
  ['layerNormalization', [3, 8], [layerNormalization(), dense(8), layerNormalization({ scale: false, center: false })]],
  ['maxPooling1d', steps, [maxPooling1d(3, { strides: 2, padding: 'same' }), dense(3)]],
  ['a single number', 1, [batchNormalization({ center: false }), dense(2), clip(0.5), dense(1, { useBias: false })]],
  ...[...activations, ...unfoldedActivations]
    .filter((name) => name !== 'gelu')
    .map((name) => [name, 6, [dense(9, { activation: name }), activation(name), dense(2)]] as const),
];

describe('doubles', () => {
  it.each(kinds)('%s is predict within 1e-6', async (_, input, layers) => {
    const artifact = modelOf(input, layers);
    for (const opset of [17, 21, 26]) {
      expect(await worstOf(artifact, rowsFor(artifact, 9, [-3, 3]), { ...double, opset })).toBeLessThan(1e-6);
    }
  });

  it('survive what onnxruntime makes of neighbours', async () => {
    const functions = [...activations, ...unfoldedActivations, 'softmax' as const].filter((name) => name !== 'gelu');
    for (const first of functions) {
      const layers = functions.flatMap((second) => [
        dense(3, { activation: first }),
        activation(second),
        clip(2),
        layerNormalization(),
        clip(3),
        activation(second),
        dropout(0.5),
      ]);
      const artifact = modelOf(4, layers);
      expect(await worstOf(artifact, rowsFor(artifact, 5), double), first).toBeLessThan(1e-6);
    }
  });

  it('embedding', async () => {
    const artifact = modelOf(6, [embedding(3, { vocabularySize: 10 }), flatten(), dense(2)]);
    const rows = { data: Float32Array.from({ length: 54 }, (_, at) => at % 10), shape: [9, 6] };
    expect(await worstOf(artifact, rows, double)).toBeLessThan(1e-6);
  });

  it.each<[string, Scaling]>([
    ['far from 0', { input: { low: [1e5, -7, 0], high: [1e5 + 1, -6, 1e-9] }, output: { low: [0.1], high: [0.3] } }],
    ['a column that is constant', { input: { low: [2, 0, 0], high: [2, 1, 1] } }],
  ])('scale %s as predict does', async (_, scaling) => {
    const artifact = modelOf(3, [dense(4, { activation: 'tanh' }), dense(1)], scaling);
    const { input = { low: [], high: [] } } = scaling;
    const drawn = random(5).uniform(0, 1, 60);
    const data = Float32Array.from(drawn, (share, at) => {
      const [low = 0, high = 0] = [input.low[at % 3], input.high[at % 3]];
      return low + share * (high - low);
    });
    expect(await worstOf(artifact, { data, shape: [20, 3] }, double)).toBeLessThan(1e-6);
  });

  it('are refused where onnxruntime has single floats alone, layer by layer', () => {
    const alone = 'which onnxruntime has in single floats alone; use precision "single".';
    const model = (input: readonly number[], layers: readonly Layer[]) => onnx.check(modelOf(input, layers), double);
    const steady = { returnSequences: true };
    expect(
      model(steps, [
        conv1d(3, { kernelSize: 2, activation: 'gelu' }),
        averagePooling1d(2),
        gru(2, steady),
        lstm(2, steady),
        bidirectional(simpleRnn(2, steady)),
        simpleRnn(2),
        dense(2, { activation: 'gelu' }),
      ]),
    ).toEqual([
      `Layer 1 (conv1d) is the operator Conv, ${alone}`,
      `Layer 2 (average_pooling1d) is the operator AveragePool, ${alone}`,
      `Layer 3 (gru) is the operator GRU, ${alone}`,
      `Layer 4 (lstm) is the operator LSTM, ${alone}`,
      `Layer 5 (bidirectional) reads steps with RNN, LSTM or GRU, ${alone}`,
      `Layer 6 (simple_rnn) is the operator RNN, ${alone}`,
      `Layer 7 (dense) applies gelu with the operator Erf, ${alone}`,
    ]);
    expect(model(steps, [globalMaxPooling1d({ keepDimensions: true }), globalAveragePooling1d()])).toEqual([
      expect.stringContaining('GlobalMaxPool'),
      expect.stringContaining('GlobalAveragePool'),
    ]);
    expect(model([3], [activation('gelu')])).toEqual([expect.stringContaining('Erf')]);
  });
});
