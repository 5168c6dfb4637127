import { fromRows, LinnetError, ndarray } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import {
  accuracy,
  balancedAccuracy,
  classificationReport,
  cohenKappa,
  confusionMatrix,
  matthews,
  meanAbsoluteError,
  rocAuc,
} from './index.js';

const failure = (act: () => unknown): LinnetError => {
  try {
    act();
  } catch (error) {
    if (LinnetError.is(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

/** LabelList, whatever they are: what plain JavaScript passes. */
const labelled = [confusionMatrix, classificationReport, balancedAccuracy, matthews, cohenKappa] as const;

describe('labels that are none', () => {
  it.each([
    ['scores', [0, 1], [0.2, 0.9], 'bad-value', 'Make labels of them first: labels(predicted, { threshold: 0.5 }).'],
    ['continuous truth', [0.5, 1], [0, 1], 'bad-value', 'Truth holds 0.5 in row 0, and labels are whole numbers'],
    ['NaN', [0, Number.NaN], [0, 1], 'bad-value', 'Truth holds NaN in row 1; labels are whole numbers'],
    ['Infinity', [0, 1], [0, Number.POSITIVE_INFINITY], 'bad-value', 'Predicted holds Infinity in row 1;'],
    ['no rows', [], [], 'bad-shape', 'Truth has no rows; at least one is needed.'],
    ['no rows predicted', [1], [], 'bad-shape', 'Predicted has no rows'],
    ['unequal rows', [0, 1], [0], 'bad-shape', 'Truth has 2 rows, predicted 1; they must be as many.'],
    ['a gap', [0, undefined], [0, 1], 'bad-value', 'Truth holds undefined in row 1'],
    ['a text among numbers', [0, 'one'], [0, 1], 'bad-value', 'Truth holds "one" in row 1; labels are whole numbers'],
    ['a number among texts', ['a', 1], ['a', 'a'], 'bad-value', 'Truth holds 1 in row 1; labels are texts'],
    [
      'two kinds',
      ['a', 'b'],
      [0, 1],
      'bad-value',
      'Truth holds "a" in row 0 and predicted 0; both need labels of one kind',
    ],
    ['nothing', null, [0], 'bad-value', 'Truth is null; pass a list'],
    ['a text', 'abc', [0], 'bad-value', 'Truth is "abc"; pass a list'],
    ['an object', [0], {}, 'bad-value', 'Predicted is an object; pass a list'],
    ['large whole numbers', Array(1), BigInt64Array.of(1n), 'bad-value', 'Truth holds undefined in row 0'],
  ])('%s', (_, truth, predicted, code, message) => {
    for (const metric of labelled) {
      const error = failure(() => metric(truth as never, predicted as never));
      expect(error.code).toBe(code);
      expect(error.message).toContain(message);
    }
  });

  it('several columns: what makes labels of them', () => {
    const scores = fromRows([
      [0.2, 0.8],
      [0.6, 0.4],
    ]);
    expect(failure(() => confusionMatrix([1, 0], scores)).message).toContain(
      'Predicted is 2 x 2; a label for each row is needed. Make labels of scores or one-hot rows with labels(predicted)',
    );
  });
});

describe('options of labels', () => {
  it.each([
    [{ labels: [0, 1] }, 'Truth holds 2 in row 1, which is not among the labels 0, 1. Add it to labels'],
    [{ labels: [] }, 'The option labels is an empty list'],
    [{ labels: [0, 0, 2] }, 'The option labels holds 0 twice.'],
    [{ labels: [0, 'two'] }, 'The option labels holds "two"; labels are whole numbers, or texts throughout.'],
    [{ labels: 'all' }, 'labels is "all"; use a list.'],
    [{ weights: [1] }, 'There are 1 weights for 2 rows; give one for each.'],
    [{ weights: [1, -1] }, 'Weights hold -1 in row 1; use numbers from 0 up.'],
    [{ weights: [0, 0] }, 'Weights hold nothing but 0; no row counts.'],
    [{ weights: [Number.NaN, 1] }, 'Weights holds NaN in row 0'],
    [{ weights: 3 }, 'weights is 3; use a number for each row.'],
    [{ label: [0] }, 'does not know the option "label". Did you mean "labels"?'],
    [null, 'takes an object of options'],
  ])('%j', (options, message) => {
    for (const metric of labelled) {
      expect(failure(() => metric([0, 2], [0, 2], options as never)).message).toContain(message);
    }
  });

  it('a text that is nearly a label is told', () => {
    const act = (): unknown => confusionMatrix(['sine', 'sqare'], ['sine', 'sine'], { labels: ['sine', 'square'] });
    expect(failure(act).message).toContain(
      'Truth holds "sqare" in row 1, which is not among the labels "sine", "square". Did you mean "square"?',
    );
  });
});

describe('numbers that are none', () => {
  it.each([
    [null, 'Truth is null; pass a list, a typed array, or an array with a shape.'],
    ['12', 'Truth is "12"'],
    [7, 'Truth is 7'],
    [{ data: Float64Array.of(1), shape: [2] }, 'Truth has 1 numbers for a shape of 2, which holds 2.'],
    [{ data: [1], shape: [1] }, 'Truth is an object'],
  ])('%j', (truth, message) => {
    for (const metric of [meanAbsoluteError, accuracy]) {
      expect(failure(() => metric(truth as never, [1])).message).toContain(message);
    }
  });

  it('do not reach the ranking of scores', () => {
    expect(failure(() => rocAuc([0, 1], [0.1, Number.NaN])).message).toContain('Predicted holds NaN in row 1');
    expect(failure(() => rocAuc([0, 1], ndarray(new Float64Array(0), [0, 1]))).message).toContain(
      'Predicted has no rows',
    );
  });
});
