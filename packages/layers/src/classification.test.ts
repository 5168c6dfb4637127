import { js } from '@linnet/backend-js';
import { boundsOf, fromRows, type NdArray } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { errorOf, quiet, sums } from '../test/small.js';
import {
  activation,
  dense,
  dropout,
  type Layer,
  type LossName,
  lstm,
  type ScalingChoice,
  sequential,
  softmax,
} from './index.js';

const { x, y: sum } = sums(60);
/** Which of three ranges the sums fall in. */
const indices = [...sum.data].map((value) => (value < -0.2 ? 0 : Number(value > 0.2) + 1));
const truths = indices.map((index) => Number(index > 0));
const oneHot = fromRows(indices.map((index) => [0, 1, 2].map((column) => Number(column === index))));
const column = (values: readonly number[]): NdArray => fromRows(values.map((value) => [value]));

const compiled = (loss: LossName, last: Layer) =>
  sequential(3, [dense(8, { activation: 'tanh' }), last]).compile({
    backend: js,
    loss,
    metrics: ['accuracy'],
    optimizer: 'adam',
    seed: 1,
  });
const three = dense(3, { activation: 'softmax' });
const binary = dense(1, { activation: 'sigmoid' });

describe('a model that tells classes', () => {
  it('takes targets as columns or as class indices: the same numbers', async () => {
    const options = { ...quiet, epochs: 40, validation: 0.2 };
    const runs = [
      ['categoricalCrossentropy', oneHot],
      ['sparseCategoricalCrossentropy', fromRows(indices)],
      ['sparseCategoricalCrossentropy', column(indices)],
    ] as const;
    const histories = await Promise.all(runs.map(([loss, y]) => compiled(loss, three).fit({ x, y }, options)));
    const [columns, list, asColumn] = histories;
    expect(asColumn?.loss).toEqual(list?.loss);
    for (const history of histories) {
      expect(history.loss.at(-1)).toBeLessThan(0.9 * (history.loss[0] ?? 0));
      expect(history.accuracy).toEqual(columns?.accuracy);
      expect(history.validation.accuracy).toEqual(columns?.validation.accuracy);
      history.loss.forEach((loss, epoch) => {
        expect(loss).toBeCloseTo(columns?.loss[epoch] ?? Number.NaN, 6);
      });
    }
  });

  it('of two takes a list or a column of 0 and 1', async () => {
    const [listed, inColumn] = [compiled('binaryCrossentropy', binary), compiled('binaryCrossentropy', binary)];
    const history = await listed.fit({ x, y: fromRows(truths) }, { ...quiet, epochs: 40 });
    const expected = await inColumn.fit({ x, y: column(truths) }, { ...quiet, epochs: 40 });
    expect(history.loss).toEqual(expected.loss);
    expect(history.accuracy).toEqual(expected.accuracy);
    expect(history.accuracy.at(-1)).toBeGreaterThan(0.8);
    expect(await listed.evaluate({ x, y: fromRows(truths) })).toEqual(
      await inColumn.evaluate({ x, y: column(truths) }),
    );
    expect((await listed.predict(x)).shape).toEqual([60, 1]);
  });

  it('of every step counts every step', async () => {
    const steps = { data: x.data, shape: [20, 3, 3] };
    const y = { data: Float64Array.from(indices), shape: [20, 3] };
    const layers = [lstm(4, { returnSequences: true }), dropout(0.1), dense(3), softmax()];
    const model = sequential([3, 3], layers).compile({
      backend: js,
      loss: 'sparseCategoricalCrossentropy',
      metrics: ['accuracy'],
      seed: 1,
    });
    const { accuracy } = await model.fit({ x: steps, y }, { ...quiet, epochs: 2 });
    // Of 60 steps, not of 20 rows.
    for (const share of accuracy) expect((share * 60) % 1).toBeCloseTo(0, 9);
    const { data } = await model.predict(steps);
    const right = indices.filter((index, step) => {
      const row = data.subarray(step * 3, step * 3 + 3);
      return row.indexOf(Math.max(...row)) === index;
    });
    expect((await model.evaluate({ x: steps, y })).accuracy).toBe(right.length / 60);
  });

  it('notes where the last layer gives no probabilities', async () => {
    const notes = async (loss: LossName, last: Layer, y: NdArray) =>
      (await compiled(loss, last).fit({ x, y }, { ...quiet, epochs: 1 })).run.notes;
    expect(await notes('binaryCrossentropy', dense(1, { activation: 'tanh' }), fromRows(truths))).toEqual([
      'binaryCrossentropy takes predictions for probabilities, from 0 to 1, and the last layer, tanh, gives other numbers too. Use sigmoid there.',
    ]);
    expect(await notes('categoricalCrossentropy', activation('softmax'), wide(oneHot))).toEqual([]);
    expect(await notes('binaryCrossentropy', binary, fromRows(truths))).toEqual([]);
  });
});

/** Eight columns: those of the layer before. */
const wide = ({ data, shape: [rows = 0] }: NdArray): NdArray => ({
  data: Float64Array.from({ length: rows * 8 }, (_, at) =>
    at % 8 < 3 ? (data[Math.floor(at / 8) * 3 + (at % 8)] ?? 0) : 0,
  ),
  shape: [rows, 8],
});

describe('what is refused before training', () => {
  const fits: readonly (readonly [string, LossName, Layer, NdArray, string, string])[] = [
    [
      'a class too many',
      'sparseCategoricalCrossentropy',
      dense(2, { activation: 'softmax' }),
      fromRows(indices),
      'bad-value',
      '(y) holds 2 in row',
    ],
    [
      'indices for columns',
      'categoricalCrossentropy',
      three,
      fromRows(indices),
      'bad-shape',
      'For class indices use sparseCategoricalCrossentropy',
    ],
    [
      'columns for indices',
      'sparseCategoricalCrossentropy',
      three,
      oneHot,
      'bad-shape',
      'For a column for each class use categoricalCrossentropy',
    ],
    [
      'more than two for two',
      'binaryCrossentropy',
      binary,
      fromRows(indices),
      'bad-value',
      'targets of binaryCrossentropy lie from 0 to 1',
    ],
  ];
  it.each(fits)('%s', async (_, loss, last, y, code, part) => {
    const model = compiled(loss, last);
    for (const act of [() => model.fit({ x, y }, quiet), () => model.evaluate({ x, y })]) {
      const error = await errorOf(act);
      expect(error.code).toBe(code);
      expect(error.message).toContain(part);
    }
  });

  it('the same in validation data', async () => {
    const validation = { x, y: fromRows(indices) };
    const fit = () => compiled('binaryCrossentropy', binary).fit({ x, y: fromRows(truths) }, { ...quiet, validation });
    expect((await errorOf(fit)).message).toContain('Validation data (y) holds 2 in row');
  });

  const scaled = (scaling: ScalingChoice, loss: LossName = 'binaryCrossentropy') =>
    sequential(3, [binary], { scaling }).compile({ backend: js, loss });

  it('scaling of classes, with what to do', async () => {
    const output = { low: [0], high: [1] };
    for (const scaling of ['perColumn', 'shared', { output }] as const) {
      const error = await errorOf(() => scaled(scaling));
      expect(error.code).toBe('bad-option');
      expect(error.message).toContain("Scale inputs alone: scaling: { input: boundsOf(x, 'perColumn') }");
    }
    const { loss } = await scaled({ input: boundsOf(x, 'perColumn') }).fit({ x, y: fromRows(truths) }, quiet);
    expect(loss.every(Number.isFinite)).toBe(true);
  });

  it('one output for several classes', async () => {
    for (const loss of ['categoricalCrossentropy', 'sparseCategoricalCrossentropy'] as const) {
      const error = await errorOf(() => compiled(loss, binary));
      expect(error.code).toBe('bad-option');
      expect(error.message).toBe(
        `${loss} needs a number for each class, and the model gives one number. Use a last layer of as many units as classes, with softmax; or for two classes binaryCrossentropy and a unit with sigmoid.`,
      );
    }
  });
});
