import { fromRows } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { maxError, meanAbsoluteError, meanSquaredError, r2, rootMeanSquaredError, topKAccuracy } from './index.js';

describe('errors of numbers', () => {
  it('are means over all values, the greatest, and what of the spread is explained', () => {
    const [truth, predicted] = [
      fromRows([
        [1, 2],
        [3, 4],
      ]),
      fromRows([
        [1, 4],
        [3, 0],
      ]),
    ];
    expect(meanAbsoluteError(truth, predicted)).toBe(1.5);
    expect(rootMeanSquaredError(truth, predicted)).toBe(Math.sqrt(5));
    expect(maxError(truth, predicted)).toBe(4);
    expect(r2(truth, predicted)).toBe((1 + (1 - 20 / 2)) / 2);
  });

  it('count rows by their weights', () => {
    expect(meanAbsoluteError([0, 0], [1, 3], { weights: [3, 1] })).toBe(1.5);
    expect(meanSquaredError([0, 0], [1, 3], { weights: [0, 2] })).toBe(9);
  });

  it('of a constant: 1 where it is met, else 0', () => {
    expect(r2([2, 2, 2], [2, 2, 2])).toBe(1);
    expect(r2([2, 2, 2], [2, 2, 3])).toBe(0);
  });

  it('are not defined where there is no spread', () => {
    expect(() => r2([1], [1])).toThrow('r2 of one row is not defined');
    expect(() => meanAbsoluteError([1, 2], [1])).toThrow('Truth has 2 rows, predicted 1');
    expect(() => maxError([], [])).toThrow('Truth has no rows');
  });
});

describe('topKAccuracy', () => {
  const scores = fromRows([
    [0.3, 0.5, 0.2],
    [0.6, 0.3, 0.1],
    [0.2, 0.4, 0.4],
  ]);

  it('is the share of rows whose class is among the k highest; a tie counts', () => {
    expect(topKAccuracy([0, 2, 2], scores, { k: 1 })).toBe(1 / 3);
    expect(topKAccuracy([0, 2, 2], scores, { k: 2 })).toBe(2 / 3);
    expect(
      topKAccuracy(
        fromRows([
          [1, 0, 0],
          [0, 0, 1],
          [0, 0, 1],
        ]),
        scores,
        { k: 2 },
      ),
    ).toBe(2 / 3);
    expect(topKAccuracy(['a', 'b', 'c'], scores, { k: 9 })).toBe(1);
  });

  it.each([
    [() => topKAccuracy([0, 2, 2], scores, { k: 0 }), 'k is 0; use a whole number from 1 up.'],
    [() => topKAccuracy([0, 2, 2], scores, {} as never), 'k is undefined; use a whole number from 1 up.'],
    [() => topKAccuracy([0, 1], [0.1, 0.9], { k: 1 }), 'Predicted has one column'],
    [
      () =>
        topKAccuracy(
          fromRows([
            [1, 1, 0],
            [0, 0, 1],
            [0, 0, 1],
          ]),
          scores,
          { k: 1 },
        ),
      'Truth has other than one label in row 0',
    ],
  ])('mistake %#', (act, message) => {
    expect(act).toThrow(message);
  });
});
