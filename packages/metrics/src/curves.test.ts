import { fromRows } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { averagePrecision, precisionRecallCurve, rocAuc, rocCurve } from './index.js';

const [truth, scores] = [
  [0, 0, 1, 1],
  [0.1, 0.4, 0.35, 0.8],
];

describe('rocCurve', () => {
  it('goes from (0, 0) to (1, 1) by falling thresholds', () => {
    expect(rocCurve(truth, scores)).toEqual({
      falsePositiveRate: [0, 0, 0.5, 0.5, 1],
      truePositiveRate: [0, 0.5, 0.5, 1, 1],
      thresholds: [Number.POSITIVE_INFINITY, 0.8, 0.4, 0.35, 0.1],
      area: 0.75,
    });
  });

  it('takes equal scores at once', () => {
    expect(rocCurve([0, 1, 1], [0.5, 0.5, 0.5])).toMatchObject({ falsePositiveRate: [0, 1], area: 0.5 });
  });

  it('takes one label against several where it is named', () => {
    expect(rocCurve(['a', 'b', 'c'], [0.1, 0.9, 0.3], { positive: 'b' }).area).toBe(1);
  });
});

describe('precisionRecallCurve', () => {
  it('goes from recall 1 to 0 by rising thresholds', () => {
    const { precision, recall, thresholds, averagePrecision: area } = precisionRecallCurve(truth, scores);
    expect(precision).toEqual([0.5, 2 / 3, 0.5, 1, 1]);
    expect(recall).toEqual([1, 1, 0.5, 0.5, 0]);
    expect(thresholds).toEqual([0.1, 0.35, 0.4, 0.8]);
    expect(area).toBeCloseTo(5 / 6, 15);
  });
});

describe('areas', () => {
  const columns = fromRows([
    [0.7, 0.2, 0.1],
    [0.3, 0.4, 0.3],
    [0.2, 0.3, 0.5],
    [0.5, 0.3, 0.2],
  ]);

  it('are means over the columns, of class indices, of labels and of one-hot rows', () => {
    const oneHot = fromRows([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect(rocAuc([0, 1, 2, 0], columns)).toBe(1);
    expect(rocAuc(['x', 'y', 'z', 'x'], columns)).toBe(1);
    expect(rocAuc(['z', 'y', 'x', 'z'], columns, { labels: ['z', 'y', 'x'] })).toBe(1);
    expect(averagePrecision(oneHot, columns, { average: 'weighted' })).toBe(1);
  });

  it.each([
    [() => rocAuc([1, 1], [0.1, 0.2]), 'Truth holds no negative row (that counts), and a ROC curve is not defined'],
    [() => averagePrecision([0, 0], [0.1, 0.2]), 'Truth holds no positive row'],
    [() => rocAuc([0, 1, 1, 0], columns), 'Column 2: Truth holds no positive row'],
    [
      () =>
        rocAuc(
          [0, 5, 1, 0],
          fromRows([
            [1, 2],
            [1, 2],
            [1, 2],
            [1, 2],
          ]),
        ),
      'Predicted has 2 columns for 3 labels: 0, 1, 5.',
    ],
    [() => rocAuc([0, 1, 2, 3], columns), 'Predicted has 3 columns for 4 labels: 0, 1, 2, 3.'],
    [
      () => rocAuc([0, 1, 2], [1, 2, 3]),
      'Truth holds more than two labels: 0, 1, 2. Name the one that the scores are of',
    ],
    [() => rocAuc([3, 7], [1, 2]), 'The positive label is 1, and truth holds 3, 7.'],
    [() => rocCurve([0, 1, 0, 1], columns), 'Predicted is 4 x 3; one score for each row is needed.'],
    [
      () => rocAuc([0, 1], [0, 1], { average: 'macro' }),
      'rocAuc with one column of scores has no use for the option average',
    ],
    [
      () => rocAuc([0, 1, 2, 0], columns, { positive: 1 }),
      'with several columns of scores has no use for the option positive',
    ],
    [
      () => rocAuc(fromRows([[0, 2, 0]]), fromRows([[1, 2, 3]])),
      'Truth holds 2 in row 0, column 1; it should hold 0 and 1.',
    ],
    [() => rocAuc(fromRows([[0, 1]]), fromRows([[1, 2, 3]])), 'Truth is 1 x 2, predicted 1 x 3.'],
    [() => rocAuc([0, 1], [1]), 'Truth has 2 rows, predicted 1'],
  ])('mistake %#', (act, message) => {
    expect(act).toThrow(message);
  });
});
