import { js } from '@linnet/backend-js';
import { fromRows, type ModelArtifact, type NdArray, random, type Samples } from '@linnet/core';
import {
  activation,
  adam,
  batchNormalization,
  type Checkpoint,
  clip,
  dense,
  dropout,
  type FitOptions,
  type Layer,
  type Model,
  parseModel,
  pruning,
  sequential,
  softmax,
  sparsityOf,
  stringifyModel,
} from '@linnet/layers';
import { parseCheckpoint, stringifyCheckpoint } from '@linnet/layers/checkpoints';
import { linn, parseLinn } from '@linnet/linn-export';
import { accuracy } from '@linnet/metrics';
import { describe, expect, it } from 'vitest';
import { artifactOf, clippedModel, denseSpec, errorOf } from '../../test/models.js';
import {
  emulate,
  fixedPoint,
  linnModel,
  predictQuantised,
  type QuantiseOptions,
  quantisationAware,
  quantise,
} from '../index.js';

const quiet = { epochs: 4, batchSize: 16, seed: 3, progress: 'none' } as const satisfies FitOptions;
const compiled = (model: Model, learningRate = 1e-3) =>
  model.compile({ backend: js, loss: 'meanSquaredError', optimizer: adam({ learningRate }), seed: 1 });

const x: NdArray<Float64Array> = { data: random(8).uniform(-1, 1, 120 * 4), shape: [120, 4] };
const rowsWith = (columns: number, value: (row: readonly number[]) => readonly number[]): Samples => ({
  x,
  y: fromRows(Array.from({ length: 120 }, (_, row) => value([...x.data.subarray(4 * row, 4 * row + columns)]))),
});
const data = rowsWith(4, ([a = 0, b = 0, c = 0]) => [0.5 * a - b * c]);

/** How far predictions of a model that was trained for these formats are from the emulator's, in steps of the output. */
async function distance(artifact: ModelArtifact, options: QuantiseOptions, samples = data): Promise<number> {
  const { model, formats } = quantisationAware(artifact, options);
  const aware = compiled(model);
  await aware.fit(samples, quiet);
  const { network } = quantise(aware.toArtifact(), formats);
  const [predicted, emulated] = [await aware.predict(samples.x), emulate(network, samples.x)];
  const step = network.layers.at(-1)?.output.step ?? 0;
  return Math.max(...emulated.data.map((value, at) => Math.abs(value - (predicted.data[at] ?? Number.NaN)) / step));
}

const bits = (count: number): QuantiseOptions => ({ input: count, weights: count, activations: count, calibration: x });

describe('a model trained for fixed point', () => {
  it.each<readonly [string, readonly string[], QuantiseOptions, number]>([
    ['8 bits', ['relu', 'relu', 'linear'], bits(8), 0],
    ['3 bits', ['relu', 'linear', 'relu6'], bits(3), 0],
    ['other rounding', ['relu', 'hardTanh', 'linear'], { ...bits(6), rounding: 'halfEven' }, 0],
    ['rounding down', ['relu6', 'relu', 'linear'], { ...bits(6), rounding: 'floor' }, 0],
    ['symmetric words', ['relu', 'relu', 'linear'], { ...bits(5), overflow: 'saturateSymmetric' }, 0],
    ['a step for each unit', ['relu', 'relu', 'linear'], { ...bits(7), scales: 'perChannel' }, 0],
    [
      'formats of its own',
      ['relu', 'relu', 'linear'],
      { ...bits(7), layers: { dense_2: { weights: 3, activations: fixedPoint(9, 6) } } },
      0,
    ],
    ['biases of their own', ['relu', 'relu', 'linear'], { ...bits(6), biases: fixedPoint(4, 2) }, 0],
    ['steps of any size', ['relu', 'relu', 'linear'], { ...bits(7), steps: 'any' }, 1.01],
    ['tables', ['tanh', 'softsign', 'sigmoid'], bits(8), 1.01],
    ['a table within', ['relu', 'tanh', 'linear'], { ...bits(10), method: { percentile: 99 } }, 6],
    ['18 bits', ['relu', 'relu', 'linear'], bits(18), 8],
  ])('predicts what the emulator gives: %s', async (_, activations, options, most) => {
    const artifact = clippedModel([4, 9, 7, 1], activations, { seed: 5, limit: 0.8 });
    expect(await distance(artifact, options)).toBeLessThanOrEqual(most);
  });

  it('keeps its formats, whatever it learns', async () => {
    const artifact = clippedModel([4, 9, 7, 1], ['relu', 'tanh', 'linear'], { seed: 6 });
    const { model, formats } = quantisationAware(artifact, { ...bits(6), scales: 'perChannel' });
    const before = quantise(artifact, { ...bits(6), scales: 'perChannel' }).network;
    expect(quantise(artifact, formats).network).toEqual(before);
    const aware = compiled(model, 0.05);
    await aware.fit(data, quiet);
    const after = quantise(aware.toArtifact(), formats).network;
    expect(after.input).toEqual(before.input);
    for (const [index, { weightFormats, sum, output }] of after.layers.entries()) {
      expect({ weightFormats, sum, output }).toEqual({
        weightFormats: before.layers[index]?.weightFormats,
        sum: before.layers[index]?.sum,
        output: before.layers[index]?.output,
      });
    }
  });

  it('learns what rounding after training loses', async () => {
    const classes = rowsWith(4, ([a = 0, b = 0, c = 0, d = 0]) => [Number(a * b + 0.5 * c > 0.3 * d)]);
    const float = compiled(
      sequential(4, [dense(12, { activation: 'relu' }), dense(8, { activation: 'relu' }), dense(1)]),
      0.02,
    );
    await float.fit(classes, { ...quiet, epochs: 150 });
    const options = bits(4);
    const after = quantise(float.toArtifact(), options);
    const { model, formats } = quantisationAware(float.toArtifact(), options);
    const aware = compiled(model, 0.005);
    await aware.fit(classes, { ...quiet, epochs: 60 });
    const trained = quantise(aware.toArtifact(), formats);
    const score = ({ artifact }: { readonly artifact: ModelArtifact }): number =>
      accuracy(classes.y, predictQuantised(artifact, x));
    expect(score(after)).toBeLessThan(accuracy(classes.y, await float.predict(x)) - 0.02);
    expect(score(trained)).toBeGreaterThan(score(after) + 0.02);
  });

  it('gives the same bits for the same seeds, and goes on from a checkpoint and from a file', async () => {
    const artifact = clippedModel([4, 9, 1], ['relu', 'tanh'], { seed: 7 });
    const { model, formats } = quantisationAware(artifact, bits(5));
    const [steady, other] = [compiled(model), compiled(model)];
    const kept: Checkpoint[] = [];
    await steady.fit(data, { ...quiet, checkpoints: { everySeconds: 0, save: (each) => void kept.push(each) } });
    await other.fit(data, quiet);
    expect(other.toArtifact()).toEqual(steady.toArtifact());

    const half = parseCheckpoint(stringifyCheckpoint(kept[1] ?? expect.fail('no second checkpoint')));
    const resumed = compiled(model);
    await resumed.fit(data, { ...quiet, resume: half });
    expect(resumed.toArtifact()).toEqual(steady.toArtifact());
    const finer = compiled(quantisationAware(artifact, bits(6)).model);
    await expect(finer.fit(data, { ...quiet, resume: half })).rejects.toThrow('the layers were others');

    const saved = parseModel(stringifyModel(steady.toArtifact()));
    const again = quantisationAware(saved, formats).model.compile({ backend: js });
    expect(await again.predict(x)).toEqual(await steady.predict(x));
  });

  it('works on scaled models for the instrument', async () => {
    const raw: Samples = {
      x: { ...x, data: x.data.map((value, at) => 10 * value + (at % 4)) },
      y: { ...data.y, data: Float64Array.from(data.y.data, (value) => 300 * value - 20) },
    };
    const float = compiled(
      linnModel(4, [
        [8, 'relu'],
        [1, 'tanh'],
      ]),
      0.01,
    );
    await float.fit(raw, quiet);
    const { model, formats } = quantisationAware(float.toArtifact(), { ...bits(8), calibration: raw.x });
    const aware = compiled(model);
    expect(aware.toArtifact()).toEqual(float.toArtifact());
    await aware.fit(raw, quiet);
    const { artifact } = quantise(aware.toArtifact(), formats);
    const [predicted, emulated] = [await aware.predict(raw.x), predictQuantised(artifact, raw.x)];
    const { low = [], high = [] } = artifact.scaling?.output ?? {};
    const step = ((artifact.quantised.layers.at(-1)?.output.step ?? 0) * ((high[0] ?? 0) - (low[0] ?? 0))) / 2;
    const worst = Math.max(...predicted.data.map((value, at) => Math.abs(value - (emulated.data[at] ?? Number.NaN))));
    expect(worst).toBeLessThan(1.01 * step);
    const weights = aware
      .toArtifact()
      .layers.flatMap((layer) => Object.values(layer.weights).flatMap(({ data: own }) => [...own]));
    expect(Math.max(...weights.map(Math.abs))).toBeLessThanOrEqual(1);
  });

  it('makes batch normalisations part of the layers before them, and leaves dropout where it was', async () => {
    const layers: readonly Layer[] = [
      dense(9, { useBias: false }),
      batchNormalization(),
      activation('relu'),
      dropout(0.2),
      dense(5),
      batchNormalization(),
      activation('tanh'),
      clip(0.9),
      dense(1),
    ];
    const float = compiled(sequential(4, layers), 0.02);
    await float.fit(data, quiet);
    const { model } = quantisationAware(float.toArtifact(), bits(12));
    const kinds = ['dense', 'activation', 'dropout', 'dense', 'activation', 'clip', 'dense'];
    const aware = compiled(model);
    expect(aware.toArtifact().layers.map(({ kind }) => kind)).toEqual(kinds);
    expect(model.plan().ops.filter(({ kind }) => kind === 'dropout')).toHaveLength(1);
    const [before, now] = [await float.predict(x), await aware.predict(x)];
    expect(Math.max(...now.data.map((value, at) => Math.abs(value - (before.data[at] ?? Number.NaN))))).toBeLessThan(
      0.02,
    );
    expect(await distance(float.toArtifact(), bits(12))).toBeLessThanOrEqual(6);
  });

  it('trains on logits where a sigmoid or a softmax ends the model', async () => {
    const classes: Samples = { x, y: { data: data.y.data.map((value) => Number(value > 0)), shape: [120, 1] } };
    const ends: readonly (readonly [Layer[], 'binaryCrossentropy' | 'sparseCategoricalCrossentropy'])[] = [
      [[dense(6, { activation: 'relu' }), dense(1, { activation: 'sigmoid' })], 'binaryCrossentropy'],
      [[dense(6, { activation: 'relu' }), dense(1), activation('sigmoid')], 'binaryCrossentropy'],
      [[dense(6, { activation: 'relu' }), dense(2), softmax()], 'sparseCategoricalCrossentropy'],
      [[dense(6, { activation: 'relu' }), dense(2, { activation: 'softmax' })], 'sparseCategoricalCrossentropy'],
    ];
    for (const [layers, loss] of ends) {
      const float = sequential(4, layers).compile({ backend: js, loss, seed: 2 });
      await float.fit(classes, quiet);
      const { model, formats } = quantisationAware(float.toArtifact(), bits(6));
      const aware = model.compile({ backend: js, loss, optimizer: adam({ learningRate: 0.02 }), seed: 2 });
      const { loss: losses } = await aware.fit(classes, { ...quiet, epochs: 30 });
      expect(losses.at(-1)).toBeLessThan(losses[0] ?? 0);
      const { network } = quantise(aware.toArtifact(), formats);
      const [predicted, emulated] = [await aware.predict(x), emulate(network, x)];
      if (loss === 'binaryCrossentropy') {
        const step = network.layers.at(-1)?.output.step ?? 0;
        expect(Math.max(...emulated.data.map((p, at) => Math.abs(p - (predicted.data[at] ?? 9))))).toBeLessThan(
          1.01 * step,
        );
      } else {
        // The emulator gives logits.
        const ranks = (values: ArrayLike<number>) =>
          Array.from({ length: 120 }, (_, row) => Math.sign((values[2 * row] ?? 0) - (values[2 * row + 1] ?? 0)));
        expect(ranks(predicted.data)).toEqual(ranks(emulated.data));
      }
    }
  });

  it('keeps the zeros of a pruning, in integers and in a file for the instrument', async () => {
    const float = compiled(
      linnModel(
        4,
        [
          [12, 'relu'],
          [6, 'relu'],
          [1, 'tanh'],
        ],
        { scaling: 'none' },
      ),
      0.01,
    );
    await float.fit(data, quiet);
    const { model, formats } = quantisationAware(float.toArtifact(), bits(6));
    const aware = compiled(model, 0.01);
    await aware.fit(data, { ...quiet, epochs: 8, callbacks: [pruning(0.75, { from: 1, to: 5 })] });
    const artifact = aware.toArtifact();
    expect(sparsityOf(artifact)).toMatchObject({ sparsity: (36 + 54 + 5) / (48 + 72 + 6) });
    const { network } = quantise(artifact, formats);
    const { bytes } = await aware.export(linn, { inputChannels: 1, outputChannels: 1 });
    const document = parseLinn(bytes);
    artifact.layers
      .filter(({ kind }) => kind === 'dense')
      .forEach(({ weights: { kernel } }, index) => {
        const [inputs = 0, units = 0] = kernel?.shape ?? [];
        const integers = network.layers[index]?.weights ?? new Int32Array();
        const written = document.layers[index]?.weights ?? [];
        kernel?.data.forEach((weight, at) => {
          if (weight !== 0) return;
          const [input, unit] = [Math.floor(at / units), at % units];
          expect(integers[unit * inputs + input]).toBe(0);
          expect([written[unit]?.[input], written[input]?.[unit]]).toContain(0);
        });
      });
  });

  it.each<readonly [string, ModelArtifact, QuantiseOptions, string]>([
    ['words that wrap', clippedModel([4, 1], ['relu']), { ...bits(8), overflow: 'wrap' }, 'saturate'],
    ['a layer that is not dense', artifactOf(4, [{ ...denseSpec(4, 1), kind: 'lstm' }]), bits(8), '"lstm"'],
    ['ranges that nothing says', clippedModel([4, 1], ['relu']), { weights: 8 }, 'how far inputs reach'],
    ['formats of other units', clippedModel([4, 2], ['relu']), { ...bits(8), weights: [fixedPoint(8, 7)] }, '2 units'],
    [
      'formats that differ',
      clippedModel([4, 2], ['relu']),
      { ...bits(8), weights: [fixedPoint(8, 7), fixedPoint(9, 7)] },
      'alike but for the step',
    ],
    ['no formats', clippedModel([4, 2], ['relu']), { ...bits(8), weights: [] }, 'for each unit'],
  ])('refuses %s', (_, artifact, options, message) => {
    expect(errorOf(() => quantisationAware(artifact, options)).message).toContain(message);
  });

  it('is a plan that any backend with its ops can run', () => {
    const { model } = quantisationAware(clippedModel([4, 3, 1], ['relu', 'tanh']), bits(8));
    const kinds = ['quantise', 'dense', 'quantise', 'dense', 'quantise', 'activation', 'quantise'];
    expect(model.plan().ops.map(({ kind }) => kind)).toEqual(kinds);
    expect(model.plan().params.every(({ grid }) => grid !== undefined)).toBe(true);
  });
});
