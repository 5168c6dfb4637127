import { js } from '@linnet/backend-js';
import { fromRows, type NdArray } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { errorOf, quiet, sums } from '../test/small.js';
import {
  binaryCrossentropy,
  categoricalCrossentropy,
  dense,
  huber,
  type LayerActivation,
  type LossName,
  type LossSpec,
  sequential,
  sparseCategoricalCrossentropy,
} from './index.js';
import { targetsOf } from './loss-targets.js';
import { lossOfProgram, resolveLoss } from './losses.js';

const { x } = sums(12);
const model = (loss: LossName | LossSpec, units: number, activation: LayerActivation = 'linear') =>
  sequential(3, [dense(units, { activation })]).compile({ backend: js, loss, metrics: ['accuracy'], seed: 1 });
const plain = (loss: LossName | LossSpec, units: number, activation: LayerActivation = 'linear') =>
  sequential(3, [dense(units, { activation })]).compile({ backend: js, loss, seed: 1 });
const binary = { data: Float64Array.from({ length: 12 }, (_, row) => row % 2), shape: [12, 1] };
const wide = (...row: readonly number[]): NdArray => fromRows(Array.from({ length: 12 }, () => row));

describe('targets of a loss', () => {
  const data = (loss: LossName | LossSpec, ...rows: readonly (readonly number[])[]) =>
    [...targetsOf(resolveLoss(loss), fromRows(rows)).data].map((value) => Number(value.toFixed(9)));

  it('are smoothed as in Keras', () => {
    expect(data(binaryCrossentropy({ labelSmoothing: 0.2 }), [0, 1])).toEqual([0.1, 0.9]);
    expect(data(categoricalCrossentropy({ labelSmoothing: 0.3 }), [0, 1, 0])).toEqual([0.1, 0.8, 0.1]);
    expect(data('binaryCrossentropy', [0, 1])).toEqual([0, 1]);
  });

  it('of a hinge are -1 and 1 where they were 0 and 1', () => {
    for (const loss of ['hinge', 'squaredHinge'] as const) {
      expect(data(loss, [0], [1])).toEqual([-1, 1]);
      expect(data(loss, [-1], [1])).toEqual([-1, 1]);
      expect(data(loss, [-1], [0], [1])).toEqual([-1, 0, 1]);
    }
    expect(data('categoricalHinge', [0, 1])).toEqual([0, 1]);
  });

  it('are a matter of the trainer: programs do not hear of smoothing', () => {
    expect(lossOfProgram(resolveLoss(binaryCrossentropy({ fromLogits: true, labelSmoothing: 0.2 })))).toEqual({
      kind: 'binaryCrossentropy',
      fromLogits: true,
    });
  });

  it('are what metrics see, as they are, with probabilities for logits', async () => {
    const logits = model(binaryCrossentropy({ fromLogits: true, labelSmoothing: 0.1 }), 1);
    const { accuracy } = await logits.fit({ x, y: binary }, { ...quiet, epochs: 1 });
    const evaluated = await logits.evaluate({ x, y: binary });
    const { data: predicted } = await logits.predict(x);
    const right = [...predicted].filter((value, row) => value > 0 === (row % 2 === 1)).length;
    expect(evaluated.accuracy).toBe(right / 12);
    expect(accuracy).toHaveLength(1);
    expect(predicted.some((value) => value < 0 || value > 1)).toBe(true);
  });
});

describe('losses', () => {
  it('by value leave out what is as it is by default', () => {
    expect([huber(), huber({ delta: 2 })]).toEqual([
      { kind: 'huber', delta: 1 },
      { kind: 'huber', delta: 2 },
    ]);
    expect(binaryCrossentropy({ fromLogits: false, labelSmoothing: 0 })).toEqual({ kind: 'binaryCrossentropy' });
    expect(sparseCategoricalCrossentropy({ fromLogits: true })).toEqual({
      kind: 'sparseCategoricalCrossentropy',
      fromLogits: true,
    });
    expect(resolveLoss('huber')).toEqual({ kind: 'huber', delta: 1 });
  });

  it.each<[string, () => unknown, string]>([
    [
      'a smoothing of 2',
      () => binaryCrossentropy({ labelSmoothing: 2 }),
      'labelSmoothing is 2; use a number from 0 to 1',
    ],
    ['no delta', () => huber({ delta: 0 }), 'delta is 0; use a finite number above 0'],
    ['an unknown option', () => huber({ d: 1 } as object), 'huber does not know the option "d"'],
    ['a hand-made one', () => plain({ kind: 'huber', delta: -1 }, 1), 'delta is -1'],
    [
      'one with settings of another',
      () => plain({ kind: 'logCosh', delta: 1 } as never, 1),
      'does not know the option "delta"',
    ],
    [
      'logits after a sigmoid',
      () => plain(binaryCrossentropy({ fromLogits: true }), 1, 'sigmoid'),
      'is told fromLogits: true, and the last layer makes probabilities already, with sigmoid. Leave one of them out.',
    ],
  ])('refuse %s', async (_, act, part) => {
    const error = await errorOf(act);
    expect(error.code).toBe('bad-option');
    expect(error.message).toContain(part);
  });

  it('whose targets mean something as they are refuse scaling, others take it', async () => {
    const scaled = (loss: LossName) => () =>
      sequential(3, [dense(2)], { scaling: 'perColumn' }).compile({ backend: js, loss });
    for (const loss of ['poisson', 'hinge', 'klDivergence', 'meanAbsolutePercentageError'] as const) {
      expect((await errorOf(scaled(loss))).message).toContain(`${loss} takes targets as they are`);
    }
    for (const loss of ['meanSquaredError', 'meanAbsoluteError', 'huber', 'logCosh'] as const) {
      expect(scaled(loss)).not.toThrow();
    }
  });

  it.each<[LossName, NdArray, string]>([
    ['hinge', wide(3), 'Training data (y) holds 3 in row 0; targets of hinge are labels: -1 and 1, or 0 and 1.'],
    ['klDivergence', wide(0.5, 1.5), 'targets of klDivergence are probabilities from 0 to 1'],
    ['categoricalHinge', wide(0, 2), 'a column for each class'],
    ['poisson', wide(2, -1), 'Training data (y) holds -1 in row 0; targets of poisson are counts, from 0 up.'],
    ['meanSquaredLogarithmicError', wide(-0.5), 'targets of meanSquaredLogarithmicError are sizes, from 0 up'],
    ['categoricalCrossentropy', wide(1, 1, 0), 'Training data (y) adds up to 2 in row 0'],
    ['categoricalCrossentropy', wide(0, 0, 0), 'For labels that go together, or none, use binaryCrossentropy'],
  ])('%s refuses targets that it cannot be meant for', async (loss, y, part) => {
    const error = await errorOf(() => plain(loss, y.shape[1] ?? 1).fit({ x, y }, quiet));
    expect(error.code).toBe('bad-value');
    expect(error.message).toContain(part);
  });

  it('categoricalCrossentropy takes shares of several classes, also rounded ones', async () => {
    const history = await plain('categoricalCrossentropy', 3, 'softmax').fit(
      { x, y: wide(0.333, 0.333, 0.333) },
      { ...quiet, epochs: 1 },
    );
    expect(history.loss).toHaveLength(1);
  });

  it.each<[LossName, LayerActivation, NdArray, string]>([
    [
      'binaryCrossentropy',
      'softmax',
      wide(0, 1),
      'Use categoricalCrossentropy, or sigmoid for labels that go together.',
    ],
    ['binaryCrossentropy', 'relu', wide(0, 1), 'the last layer, relu, gives other numbers too. Use sigmoid there.'],
    ['categoricalCrossentropy', 'sigmoid', wide(0, 1), 'sigmoid makes each by itself. Use softmax there'],
    [
      'categoricalCrossentropy',
      'gelu',
      wide(0, 1),
      'the last layer, gelu, gives other numbers too. Use softmax there.',
    ],
    [
      'meanSquaredLogarithmicError',
      'tanh',
      wide(1, 2),
      'gives negative numbers too. Use softplus or exponential there.',
    ],
    ['hinge', 'sigmoid', wide(0, 1), 'hinge is for predictions of both signs'],
    ['cosineSimilarity', 'linear', wide(1), 'cosineSimilarity compares several numbers, and the model gives one.'],
    ['meanSquaredError', 'softplus', wide(-1, 1), 'the last layer, softplus, gives more than 0.'],
  ])('%s after %s is noted', async (loss, activation, y, part) => {
    const history = await plain(loss, y.shape[1] ?? 1, activation).fit({ x, y }, { ...quiet, epochs: 1 });
    expect(history.run.notes.join('\n')).toContain(part);
  });

  it('that fit their model are not', async () => {
    const fits: readonly (readonly [LossName | LossSpec, LayerActivation])[] = [
      [binaryCrossentropy({ fromLogits: true }), 'linear'],
      ['binaryCrossentropy', 'sigmoid'],
      ['categoricalCrossentropy', 'softmax'],
      ['poisson', 'exponential'],
      ['hinge', 'tanh'],
    ];
    for (const [loss, activation] of fits) {
      const history = await plain(loss, 2, activation).fit({ x, y: wide(0, 1) }, { ...quiet, epochs: 1 });
      expect(history.run.notes).toEqual([]);
    }
  });
});
