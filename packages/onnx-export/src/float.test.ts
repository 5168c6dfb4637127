import { activations, type ModelArtifact, unfoldedActivations } from '@linnet/core';
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
  gaussianNoise,
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
import { onnx } from './index.js';
import type { OnnxOptions } from './options.js';

/** The file gives what the model predicts, to 1e-6 of what is above 1, for two numbers of rows. */
async function expectSame(
  artifact: ModelArtifact,
  rows = rowsFor(artifact, 9),
  options: OnnxOptions = {},
): Promise<void> {
  expect(onnx.check(artifact, options)).toEqual([]);
  const { bytes, value } = await onnx.export(artifact, options);
  for (const count of [rows.shape[0] ?? 0, 1]) {
    const some = {
      data: rows.data.slice(0, (rows.data.length / (rows.shape[0] ?? 1)) * count),
      shape: [count, ...artifact.input],
    };
    const [found, wanted] = [await runOnnx(bytes, some), await predicted(artifact, some)];
    expect(found.shape).toEqual(wanted.shape);
    expect(value.output.shape).toEqual(['batch', ...wanted.shape.slice(1)]);
    const worst = Array.from(found.data, (y, at) => Math.abs(y - (wanted.data[at] ?? 0)) / Math.max(1, Math.abs(y)));
    expect(Math.max(...worst)).toBeLessThan(1e-6);
  }
}

const steps = [12, 2] as const;
const sequences = { returnSequences: true };

const kinds: readonly (readonly [name: string, input: number | readonly number[], layers: readonly Layer[]])[] = [
  ['dense', 5, [dense(4, { activation: 'relu' }), dense(3, { useBias: false }), dense(2, { activation: 'softmax' })]],
  ['dense over steps', [4, 3], [dense(5, { activation: 'tanh' }), dense(2)]],
  ['clip', 3, [dense(4), clip([-0.25, 0.125]), clip(0.2)]],
  ['softmax', [3, 4], [softmax()]],
  ['dropout and noise', 3, [dropout(0.5), dense(2), gaussianNoise(1)]],
  ['nothing that computes', 3, [dropout(0.5)]],
  ['flatten and reshape', [4, 3], [flatten(), dense(12), reshape([-1, 2]), dense(2), reshape([2, 6]), flatten()]],
  ['batchNormalization', steps, [batchNormalization(), dense(3), batchNormalization({ scale: false, center: false })]],
  ['layerNormalization', [3, 8], [layerNormalization(), dense(8), layerNormalization({ scale: false, center: false })]],
  ['conv1d', steps, [conv1d(3, { kernelSize: 4, activation: 'relu' }), conv1d(2, { kernelSize: 3, useBias: false })]],
  ['conv1d, same', steps, [conv1d(3, { kernelSize: 4, padding: 'same', strides: 3, activation: 'gelu' })]],
  ['conv1d, causal', steps, [conv1d(3, { kernelSize: 3, padding: 'causal', dilation: 2 })]],
  ['maxPooling1d', steps, [maxPooling1d(3), maxPooling1d(3, { strides: 2, padding: 'same' })]],
  ['averagePooling1d', steps, [averagePooling1d(3, { strides: 2 }), averagePooling1d(4, { padding: 'same' })]],
  ['strides wider than windows', steps, [maxPooling1d(1, { strides: 5, padding: 'same' })]],
  ['globalMaxPooling1d', steps, [globalMaxPooling1d()]],
  ['globalMaxPooling1d, kept', steps, [globalMaxPooling1d({ keepDimensions: true })]],
  ['globalAveragePooling1d', steps, [globalAveragePooling1d({ keepDimensions: true }), globalAveragePooling1d()]],
  ['simpleRnn', steps, [simpleRnn(4, sequences), simpleRnn(3, { activation: 'relu', useBias: false })]],
  ['lstm', steps, [lstm(4, sequences), lstm(3, { useBias: false })]],
  ['gru', steps, [gru(4, sequences), gru(3, { useBias: false })]],
  ['gru, reset before', steps, [gru(4, { ...sequences, resetAfter: false }), gru(3, { resetAfter: false })]],
  ['bidirectional', steps, [bidirectional(lstm(3, sequences)), bidirectional(gru(2))]],
  ['bidirectional, two kinds', steps, [bidirectional(lstm(3), { backward: simpleRnn(2) })]],
  ...(['sum', 'product', 'mean'] as const).map(
    (merge) => [`bidirectional, ${merge}`, steps, [bidirectional(gru(3, sequences), { merge })]] as const,
  ),
];

describe('floats in onnxruntime', () => {
  it.each(kinds)('%s', (_, input, layers) => expectSame(modelOf(input, layers)));

  it.each([...activations, ...unfoldedActivations, 'softmax'] as const)('activation %s', (name) =>
    expectSame(modelOf(6, [dense(9, { activation: name }), activation(name), dense(2)])),
  );

  it.each(['linear', 'relu', 'tanh', 'sigmoid', 'softsign', 'softplus', 'elu', 'leakyRelu', 'hardSigmoid'] as const)(
    '%s at every step',
    (name) => {
      const options = { activation: name, recurrentActivation: name };
      return expectSame(
        modelOf(
          [5, 2],
          [
            gru(3, { ...options, ...sequences }),
            lstm(3, { ...options, ...sequences }),
            simpleRnn(2, { activation: name }),
          ],
        ),
      );
    },
  );

  it('embedding', async () => {
    const artifact = modelOf(6, [embedding(3, { vocabularySize: 10 }), lstm(2)]);
    const data = Float32Array.from({ length: 54 }, (_, at) => at % 10);
    await expectSame(artifact, { data, shape: [9, 6] });
    const { report } = await onnx.export(artifact, {});
    expect(report.notes).toEqual(['Inputs are whole numbers from 0 to 9, given as floats.']);
  });

  it.each([13, 17, 18, 19, 22, 24, 26])('opset %i', (opset) => {
    const layers = [
      conv1d(3, { kernelSize: 3 }),
      averagePooling1d(2),
      bidirectional(gru(2)),
      dense(2, { activation: 'softmax' }),
    ];
    return expectSame(modelOf(steps, layers), undefined, { opset });
  });
});

describe('scaling in the graph', () => {
  const network = [dense(4, { activation: 'tanh' }), dense(2)];

  it.each([
    ['per column', { input: { low: [-3, 0, 5], high: [3, 0.01, 8] }, output: { low: [0, -10], high: [1, 30] } }],
    ['shared', { input: { low: [-4, -4, -4], high: [9, 9, 9] }, output: { low: [-1, -1], high: [1, 1] } }],
    ['inputs alone', { input: { low: [-1.2, 0, 0], high: [1.2, 1, 1] } }],
    ['outputs alone', { output: { low: [0.1, 0.1], high: [0.3, 0.3] } }],
    [
      'a column that is constant',
      { input: { low: [2, 0, 0], high: [2, 1, 1] }, output: { low: [0, 5], high: [1, 5] } },
    ],
  ])('%s', (_, scaling) => {
    const artifact = modelOf(3, network, scaling);
    return expectSame(artifact, rowsFor(artifact, 9, [-3, 8]));
  });

  it('loses no digits to an offset', async () => {
    const artifact = modelOf(3, network, { input: { low: [1000.1, 1000.1, 1000.1], high: [1001.3, 1001.3, 1001.3] } });
    await expectSame(artifact, rowsFor(artifact, 9, [1000.1, 1001.3]));
  });

  it('can be left out', async () => {
    const bounds = { low: [0, 0, 0], high: [9, 9, 9] };
    const artifact = modelOf(3, network, { input: bounds, output: { low: [0, 0], high: [9, 9] } });
    const { bytes, value } = await onnx.export(artifact, { scaling: false });
    const { scaling: _, ...unscaled } = artifact;
    const rows = rowsFor(artifact, 4);
    const [found, wanted] = [await runOnnx(bytes, rows), await predicted(unscaled, rows)];
    Array.from(found.data, (y, at) => expect(y).toBeCloseTo(wanted.data[at] ?? 0, 6));
    expect(value.units).toEqual({ scaling: {}, outside: artifact.scaling });
  });
});
