import { js } from '@linnet/backend-js';
import { activations, type LayerSpec, type ModelArtifact, ndarray, random, unfoldedActivations } from '@linnet/core';
import { withWorkbench } from '@linnet/core/node';
import { loadModel } from '@linnet/layers';
import { describe, expect, it } from 'vitest';
import { type Call, runTogether, strictest } from '../test/compile.js';
import { batchNormSpec, denseSpec, drawn, modelOf, plainSpec } from '../test/models.js';
import { c } from './exporter.js';

const compiler = await withWorkbench((bench) => bench.find(['cc', 'gcc', 'clang']));

const layerNorm = (width: number, name: string): LayerSpec => ({
  kind: 'layerNormalization',
  name,
  config: { epsilon: 0.001, center: true, scale: true },
  weights: { gamma: drawn([width], 11), beta: drawn([width], 12) },
});
const last = denseSpec(4, 2, 'linear', 'dense_2', 3);
const withoutBias: LayerSpec = {
  kind: 'dense',
  name: 'dense_1',
  config: { units: 4, activation: 'tanh', useBias: false, clip: null },
  weights: { kernel: drawn([3, 4], 2) },
};

/** Models with one thing each, and two with all together. */
const models: readonly ModelArtifact[] = [
  ...[...activations, ...unfoldedActivations].flatMap((name) => [
    modelOf([3], [denseSpec(3, 4, name), last]),
    modelOf([3], [denseSpec(3, 4), plainSpec('activation', 'activation_1', { activation: name }), last]),
  ]),
  modelOf([1], [denseSpec(1, 1)]),
  modelOf([3], [withoutBias, last]),
  modelOf([3], [denseSpec(3, 4, 'softmax')]),
  modelOf([3], [denseSpec(3, 4), plainSpec('softmax', 'softmax_1'), last]),
  modelOf([3], [denseSpec(3, 4), batchNormSpec(4, 'norm_1'), batchNormSpec(4, 'norm_2'), last]),
  modelOf([3], [batchNormSpec(3, 'norm_1'), denseSpec(3, 4, 'relu'), batchNormSpec(4, 'norm_2'), last]),
  modelOf([3], [plainSpec('clip', 'clip_1', { to: [-0.5, 0.25] }), denseSpec(3, 4, 'elu'), layerNorm(4, 'norm_1')]),
  modelOf(
    [2, 3],
    [
      batchNormSpec(3, 'norm_1'),
      plainSpec('activation', 'activation_1', { activation: 'softmax' }),
      layerNorm(3, 'norm_2'),
      plainSpec('flatten', 'flatten_1'),
      plainSpec('dropout', 'dropout_1', { rate: 0.5 }),
      denseSpec(6, 8),
      plainSpec('reshape', 'reshape_1', { to: [-1, 4] }),
      batchNormSpec(4, 'norm_3'),
      plainSpec('gaussianNoise', 'gaussian_noise_1', { deviation: 1 }),
      plainSpec('reshape', 'reshape_2', { to: [8] }),
      denseSpec(8, 5, 'sigmoid', 'dense_2', 4),
      denseSpec(5, 7, 'gelu', 'dense_3', 5),
      denseSpec(7, 3, 'softmax', 'dense_4', 6),
    ],
  ),
  modelOf([3], [denseSpec(3, 4, 'tanh'), last], {
    scaling: { input: { low: [-1, -2, 5], high: [1, 3, 5] }, output: { low: [0, -5], high: [10, 5] } },
  }),
  modelOf([100], [denseSpec(100, 64, 'relu'), batchNormSpec(64, 'norm_1'), denseSpec(64, 1, 'tanh', 'dense_2', 9)], {
    scaling: { input: { low: new Array(100).fill(-2), high: new Array(100).fill(2) } },
  }),
];

describe.skipIf(compiler === undefined)('C in floats (skipped where no C compiler is installed)', () => {
  it('predicts what the model predicts, within 1e-6, without a warning or undefined behaviour', async () => {
    const calls: Call[] = [];
    const wanted: Float32Array[] = [];
    for (const [index, model] of models.entries()) {
      const width = model.input.reduce((product, length) => product * length, 1);
      const data = Float64Array.from(random(index).uniform(-3, 3, 5 * width));
      const { value } = await c.export(model, { name: `float${index}` });
      calls.push({ document: value, function: 'predict', rows: rowsOf(data, width) });
      const predicted = await loadModel(model)
        .compile({ backend: js })
        .predict(ndarray(data, [5, ...model.input]));
      wanted.push(predicted.data);
    }
    const flags = { compiler: compiler ?? 'cc', flags: strictest };
    const answers = await withWorkbench((bench) => runTogether(bench, calls, flags));
    const errors = answers.map((values, index) => greatestError(values, wanted[index]));
    expect(errors.filter((error) => !(error < 1e-6))).toEqual([]);
  });

  it("runs rows in the user's units when it is verified, and counts rows that differ by more", async () => {
    const scaling = { input: { low: [0, 100], high: [2, 300] }, output: { low: [0, -1e6], high: [1e-3, 1e6] } };
    const model = modelOf([2], [denseSpec(2, 2, 'tanh')], { scaling });
    const exported = await c.export(model, { name: 'verified' });
    const inputs = ndarray(Float64Array.of(0.5, 125, 1.75, 299.5, 2, 101), [3, 2]);
    const { data } = await loadModel(model).compile({ backend: js }).predict(inputs);
    const verify = (changes: readonly (readonly [at: number, by: number])[], tolerance: number | readonly number[]) => {
      const expected = ndarray(Float64Array.from(data), [3, 2]);
      for (const [at, by] of changes) expected.data[at] = (expected.data[at] ?? 0) + by;
      return withWorkbench(async (bench) => c.verify?.(exported, { inputs, expected, tolerance }, bench));
    };
    expect(await verify([], [1e-9, 1])).toMatchObject({ vectors: 3, mismatches: 0, notes: [] });
    // Each output has a tolerance in its own units: what is nothing of the second is much of the first.
    const found = await verify([[4, 0.25]], [1e-9, 1]);
    expect(found).toMatchObject({ mismatches: 1, notes: [expect.stringMatching(/^Row 2: .* instead of /)] });
    expect(found?.worst).toBeCloseTo(0.25, 5);
    expect(await verify([[4, 0.25]], 1)).toMatchObject({ mismatches: 0 });
    expect(await verify([[5, 2]], [1e-9, 1])).toMatchObject({ mismatches: 1 });
  });
});

const rowsOf = (data: Float64Array, width: number): readonly (readonly number[])[] =>
  Array.from({ length: data.length / width }, (_, row) => [...data.subarray(row * width, (row + 1) * width)]);

/** Of values up to 1 as they are, of greater ones in proportion: a single float has seven digits. */
const greatestError = (found: readonly number[], wanted: Float32Array = new Float32Array()): number =>
  found.length !== wanted.length
    ? Number.NaN
    : found.reduce((most, value, index) => {
        const target = wanted[index] ?? Number.NaN;
        return Math.max(most, Math.abs(value - target) / Math.max(1, Math.abs(target)));
      }, 0);
