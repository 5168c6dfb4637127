import { js } from '@linnet/backend-js';
import { fromRows, type Samples } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import golden from '../../test/golden/class-weights.json' with { type: 'json' };
import { expectClose, expectWeights, modelOf, rowsOf } from '../../test/keras-fits.js';
import { errorOf, quiet, sums } from '../../test/small.js';
import { type ClassWeights, dense, type LossName, lstm, sequential, sgd } from '../index.js';

const { x } = sums(6);
const labels = fromRows([[0], [0], [0], [1], [1], [2]]);
const columns = fromRows([0, 0, 0, 1, 1, 2].map((label) => [0, 1, 2].map((column) => Number(column === label))));

/** A model of three classes, and fits of it. */
const judge = (loss: LossName, units = 3) =>
  sequential(3, [dense(units, { activation: units === 1 ? 'sigmoid' : 'softmax' })]).compile({
    backend: js,
    loss,
    seed: 1,
    optimizer: sgd({ learningRate: 0 }),
  });
const fitted = (data: Samples, classWeights: unknown, loss: LossName = 'sparseCategoricalCrossentropy', units = 3) =>
  judge(loss, units).fit(data, { ...quiet, epochs: 1, classWeights: classWeights as ClassWeights });

describe('classWeights', () => {
  it.each(golden.runs)('give Keras’s losses and weights: $name', async (run) => {
    const weights = { data: Float64Array.from(golden.own), shape: [golden.own.length] };
    const data = run.own ? { ...rowsOf(run), weights } : rowsOf(run);
    const model = modelOf(run, sgd({ learningRate: 0.3 }));
    const history = await model.fit(data, {
      epochs: run.epochs[0] ?? 0,
      batchSize: run.batch_size,
      shuffle: false,
      progress: 'none',
      classWeights: run.weights as ClassWeights,
      validation: 'validation' in run ? run.validation : undefined,
    });
    expectClose(history.loss, run.losses[0] ?? []);
    // Validation data keeps its own weights.
    expectClose(history.validation?.loss ?? [], run.val_losses[0] ?? []);
    expectWeights(model, run);
  });

  it('"balanced" are rows / (classes x rows of the class)', async () => {
    const [asked, byHand] = [
      await fitted({ x, y: labels }, 'balanced'),
      await fitted({ x, y: labels }, { 0: 6 / 9, 1: 1, 2: 2 }),
    ];
    expect(asked.loss).toEqual(byHand.loss);
  });

  it('are the same for indices and for columns, whole or smoothed', async () => {
    const weights = [0.5, 2, 7];
    const smoothed = { data: columns.data.map((value) => 0.9 * value + 0.1 / 3), shape: columns.shape };
    const [indices, apart] = [await fitted({ x, y: labels }, weights), { x, y: columns }];
    expect((await fitted(apart, weights, 'categoricalCrossentropy')).loss[0]).toBeCloseTo(indices.loss[0] ?? 0, 6);
    await fitted({ x, y: smoothed }, weights, 'categoricalCrossentropy');
  });

  it('may be of classes below 0', async () => {
    const signs = fromRows([[-1], [1], [1], [1], [1], [1]]);
    const only = await fitted({ x, y: signs }, { [-1]: 1, 1: 0 }, 'meanSquaredError', 1);
    const { loss } = await judge('meanSquaredError', 1).evaluate({
      x: { data: x.data.slice(0, 3), shape: [1, 3] },
      y: fromRows([[-1]]),
    });
    expect(only.loss[0]).toBeCloseTo(loss / 6, 6);
  });

  it('say where a class has no row', async () => {
    const { run } = await fitted({ x, y: labels }, { 0: 1, 5: 2 });
    expect(run.notes).toEqual(['classWeights names class 5, and no row to train on is of it.']);
  });
});

describe('classWeights that do not fit are told before the first epoch', () => {
  it.each<[string, unknown, Samples, LossName, string]>([
    [
      'no weights',
      'even',
      { x, y: labels },
      'sparseCategoricalCrossentropy',
      'classWeights is "even"; use "balanced", or an object',
    ],
    ['null', null, { x, y: labels }, 'sparseCategoricalCrossentropy', 'classWeights is null'],
    ['nothing but 0', [0, 0, 0], { x, y: labels }, 'sparseCategoricalCrossentropy', 'leave nothing but 0'],
    [
      'several classes a row',
      'balanced',
      { x, y: fromRows([...Array(6).keys()].map(() => [1, 1, 0])) },
      'binaryCrossentropy',
      'row 0 has [1, 1, 0]. Use 1 in the column of the class',
    ],
    [
      'no classes at all',
      'balanced',
      { x, y: fromRows([...Array(6).keys()].map((row) => [row / 10, 0, 0])) },
      'meanSquaredError',
      'classWeights needs one class a row',
    ],
  ])('%s', async (_, weights, data, loss, part) => {
    const error = await errorOf(() => fitted(data, weights, loss));
    expect(error.code).toBe('bad-option');
    expect(error.message).toContain(part);
  });

  it('numbers that are no class', async () => {
    const error = await errorOf(() =>
      fitted({ x, y: fromRows([[0], [1], [0.5], [0], [1], [0]]) }, 'balanced', 'binaryCrossentropy', 1),
    );
    expect(error.message).toBe(
      'classWeights needs targets that are classes, and row 2 has 0.5. Use whole numbers, or give rows weights of their own: { x, y, weights }.',
    );
  });

  it('a class for each step', async () => {
    const steps = { data: x.data, shape: [6, 3, 1] };
    const model = sequential([3, 1], [lstm(2, { returnSequences: true }), dense(2, { activation: 'softmax' })]).compile(
      {
        backend: js,
        loss: 'sparseCategoricalCrossentropy',
      },
    );
    const targets = { data: new Float64Array(18), shape: [6, 3] };
    const error = await errorOf(() => model.fit({ x: steps, y: targets }, { ...quiet, classWeights: 'balanced' }));
    expect(error.message).toContain('classWeights needs one class a row, and the targets of a row are');
  });

  it('several problems at once', async () => {
    const error = await errorOf(() => fitted({ x, y: labels }, { cat: 1, 1: -2, 2: Number.NaN }));
    expect(error.problems).toEqual([
      'class 1 has -2; use a finite number from 0 up.',
      'class 2 has NaN; use a finite number from 0 up.',
      '"cat" is no class index; use whole numbers.',
    ]);
  });
});
