import { js } from '@linnet/backend-js';
import { type Float32NdArray, fromRows, type NdArray, random, toFloat32 } from '@linnet/core';
import { describe, expect, expectTypeOf, it } from 'vitest';
import golden from '../test/golden/metrics.json' with { type: 'json' };
import { classes, errorOf, quiet, small } from '../test/small.js';
import { dense, sequential } from './index.js';
import { metricsByName } from './metrics/by-name.js';
import { checkMetrics, directionOf, type MetricName } from './metrics.js';

const measure = (name: MetricName, truth: NdArray, predicted: NdArray): number => metricsByName[name](truth, predicted);

/** Single floats, as programs give them. */
const single = (rows: unknown): Float32NdArray => toFloat32(fromRows(rows as number[][]));

describe('Keras gives the same for', () => {
  const cases: readonly {
    readonly name: string;
    readonly truth: unknown;
    readonly predicted: unknown;
    readonly metrics: object;
  }[] = golden.cases;

  it.each(cases)('$name', ({ truth, predicted, metrics }) => {
    for (const [name, value] of Object.entries(metrics) as [MetricName, number][]) {
      const got = measure(name, single(truth), single(predicted));
      // Keras sums in single floats.
      const tolerance = 2e-6 * Math.max(1, Math.abs(value));
      expect(Math.abs(got - value), `${name} is ${got}, not ${value}`).toBeLessThanOrEqual(tolerance);
    }
  });
});

describe('class indices', () => {
  const predicted = single([
    [0.7, 0.2, 0.1],
    [0.1, 0.3, 0.6],
    [0.4, 0.35, 0.25],
  ]);
  const indices = single([[0], [2], [1]]);
  const columns = single([
    [1, 0, 0],
    [0, 0, 1],
    [0, 1, 0],
  ]);

  it.each(['precision', 'recall', 'auc', 'f1Score', 'categoricalCrossentropy', 'topKCategoricalAccuracy'] as const)(
    'count as their columns for %s',
    (name) => {
      expect(measure(name, indices, predicted)).toBe(measure(name, columns, predicted));
    },
  );
});

describe('names of metrics', () => {
  it('are known, each once, and what Keras calls them is told', async () => {
    const messageFor = async (name: string): Promise<string> =>
      (await errorOf(() => checkMetrics([name as MetricName]))).message;
    expect(await messageFor('mse')).toContain('Unknown metric "mse". Did you mean "meanSquaredError"?');
    expect(await messageFor('acc')).toContain('Did you mean "accuracy"?');
    expect(await messageFor('mean_absolute_error')).toContain('Did you mean "meanAbsoluteError"?');
    expect(() => checkMetrics(['auc', 'auc'])).toThrow('The metric "auc" is listed twice.');
  });

  it('say which way is better', () => {
    expect(
      ['accuracy', 'recall', 'auc', 'r2Score', 'cosineSimilarity'].map((name) => directionOf(name as MetricName)),
    ).toEqual(Array(5).fill('max'));
    expect([directionOf('meanAbsoluteError'), directionOf('falsePositives')]).toEqual(['min', 'min']);
  });
});

describe('metrics of a fit', () => {
  it('are of all rows of an epoch, and in the history under their names', async () => {
    const model = small({ metrics: ['precision', 'recall', 'auc', 'meanAbsoluteError'] });
    const data = classes(30);
    const history = await model.fit(data, { ...quiet, validation: 0.2 });
    expect(history.auc).toHaveLength(3);
    expectTypeOf(history.validation.recall).toEqualTypeOf<readonly number[]>();
    const log = await model.evaluate(data);
    const predicted = await model.predict(data.x);
    for (const name of ['precision', 'recall', 'auc'] as const) {
      expect(log[name]).toBe(measure(name, data.y, predicted));
    }
  });

  it('that cannot be taken of the targets are errors before the first epoch', async () => {
    const numbers = { x: classes(8).x, y: fromRows(random(1).uniform(0, 1, 8)) };
    expect((await errorOf(() => small({ metrics: ['precision'] }).fit(numbers, quiet))).message).toContain(
      'the metric precision takes 0 and 1.',
    );
    expect((await errorOf(() => small({ metrics: ['categoricalAccuracy'] }).fit(classes(8), quiet))).message).toContain(
      'The metric categoricalAccuracy needs a number for each class, and the model gives one. Use accuracy',
    );
    const model = sequential(3, [dense(3, { activation: 'softmax' })]).compile({
      backend: js,
      loss: 'sparseCategoricalCrossentropy',
      metrics: ['meanAbsoluteError'],
    });
    expect((await errorOf(() => model.fit(classes(8), quiet))).message).toContain(
      'Truth is 8 x 1, predicted 8 x 3; they must have as many columns.',
    );
  });
});
