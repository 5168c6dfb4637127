import { fromRows, LinnetError, ndarray } from '@linnet/core';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { accuracy, accuracyWithInterval, labels } from './index.js';

describe('accuracy of one column', () => {
  it('is the share of rows on the right side of 0.5', () => {
    expect(accuracy([0, 1, 1, 0], [0.1, 0.8, 0.4, 0.3])).toBe(0.75);
    expectTypeOf(accuracy([0], [0])).toBeNumber();
  });

  it('counts exactly 0.5 as 0, as rounding to even does', () => {
    expect(accuracy([0, 1], [0.5, 0.5])).toBe(0.5);
    expect(accuracy([1], Float32Array.of(0.50001))).toBe(1);
  });

  it('thresholds values outside 0 to 1 instead of rounding them', () => {
    expect(accuracy([1, 0], [1.6, -0.7])).toBe(1);
  });

  it('takes another threshold', () => {
    expect(accuracy([0, 1], [0.6, 0.8], { threshold: 0.7 })).toBe(1);
    expect(() => accuracy([0], [0], { threshold: Number.NaN })).toThrow('Threshold is NaN; use a finite number');
  });

  it('takes arrays with a shape beside plain ones', () => {
    const predicted = ndarray(Float32Array.of(0.9, 0.2, 0.7), [3, 1]);
    expect(accuracy([1, 0, 0], predicted)).toBeCloseTo(2 / 3, 15);
    expect(accuracy(ndarray(Float64Array.of(1, 0, 1), [3]), predicted)).toBe(1);
    expect(accuracy(Uint8Array.of(1, 0, 1), predicted)).toBe(1);
  });

  it('counts like the tutorial: 536 of 560 rows are 95.71 %', () => {
    const truth = Array.from({ length: 560 }, (_, row) => row % 2);
    const predicted = truth.map((label, row) => (row < 24 ? 1 - label : label));
    expect((accuracy(truth, predicted) * 100).toFixed(2)).toBe('95.71');
    expect(accuracyWithInterval(truth, predicted)).toMatchObject({ accuracy: 536 / 560, rows: 560 });
  });
});

describe('accuracy of several columns', () => {
  const predicted = fromRows([
    [0.1, 0.7, 0.2],
    [0.8, 0.1, 0.1],
    [0.3, 0.3, 0.4],
    [0.4, 0.4, 0.2],
  ]);

  it('takes class indices and one-hot rows alike', () => {
    const oneHot = fromRows([
      [0, 1, 0],
      [1, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
    ]);
    expect(accuracy([1, 0, 0, 0], predicted)).toBe(0.75);
    expect(accuracy(oneHot, predicted)).toBe(0.75);
    expect(accuracyWithInterval(oneHot, predicted).rows).toBe(4);
  });

  it('refuses a class that has no column, and columns that do not match', () => {
    expect(() => accuracy([1, 0, 3, 0], predicted)).toThrow(
      'Truth holds 3 in row 2; labels are 0 to 2, one for each column predicted.',
    );
    expect(() =>
      accuracy(
        fromRows([
          [0, 1],
          [0, 1],
          [0, 1],
          [0, 1],
        ]),
        predicted,
      ),
    ).toThrow('Truth is 4 x 2, predicted 4 x 3.');
  });
});

describe('labels', () => {
  it('are 0 and 1 for one column', () => {
    expect(labels([0.2, 0.5, 0.9, 3, -1])).toEqual(Int32Array.of(0, 0, 1, 1, 0));
    expect(labels([0.2, 0.5, 0.9], { threshold: 0 })).toEqual(Int32Array.of(1, 1, 1));
  });

  it('are the greatest column for several, the first of equals', () => {
    expect(
      labels(
        fromRows([
          [0, 1, 1],
          [-3, -2, -5],
          [2, 2, 2],
        ]),
      ),
    ).toEqual(Int32Array.of(1, 1, 0));
  });
});

describe('accuracy of steps', () => {
  const threeClasses = ndarray(Float64Array.of(9, 1, 1, 1, 9, 1, 1, 1, 9, 9, 1, 1), [2, 2, 3]);

  it('counts every step of every row', () => {
    const indices = Float64Array.of(0, 1, 2, 2);
    expect(accuracy(ndarray(indices, [2, 2]), threeClasses)).toBe(0.75);
    expect(accuracy(ndarray(indices, [2, 2, 1]), threeClasses)).toBe(0.75);
    expect(accuracy(threeClasses, threeClasses)).toBe(1);
    expect(labels(threeClasses)).toEqual(Int32Array.of(0, 1, 2, 0));
    expect(accuracyWithInterval(threeClasses, threeClasses).rows).toBe(4);
  });

  it('of one number each, on the right side of the threshold', () => {
    const predicted = ndarray(Float64Array.of(0.9, 0.1, 0.6, 0.7), [2, 2, 1]);
    expect(accuracy(ndarray(Float64Array.of(1, 0, 0, 1), [2, 2]), predicted)).toBe(0.75);
    expect(accuracy(ndarray(Float64Array.of(1, 0, 0, 1), [2, 2, 1]), predicted)).toBe(0.75);
  });

  it('needs truth of the same axes', () => {
    const truth = ndarray(new Float64Array(4), [4]);
    expect(() => accuracy(truth, threeClasses)).toThrow(
      'Truth is 4, predicted 2 x 2 x 3. Truth needs the same axes, or class indices of 2 x 2.',
    );
  });
});

describe('mistakes', () => {
  const failure = (run: () => unknown): LinnetError => {
    try {
      run();
    } catch (error) {
      if (LinnetError.is(error)) return error;
    }
    throw new Error('nothing was thrown');
  };

  it.each([
    [
      'unequal rows',
      () => accuracy([0, 1], [0.5]),
      'bad-shape',
      'Truth has 2 rows, predicted 1; they must be as many.',
    ],
    ['no rows', () => accuracy([], []), 'bad-shape', 'Truth has no rows'],
    ['NaN', () => accuracy([0, 1], [0.1, Number.NaN]), 'bad-value', 'Predicted holds NaN in row 1, column 0'],
    ['infinite values', () => labels([Number.POSITIVE_INFINITY]), 'bad-value', 'Predicted holds Infinity in row 0'],
    [
      'labels other than 0 and 1',
      () => accuracy([0, -1], [0.1, 0.2]),
      'bad-value',
      'Truth holds -1 in row 1; with one column',
    ],
    [
      'one-hot truth for one column',
      () => accuracy(fromRows([[0, 1]]), [0.1]),
      'bad-shape',
      'Truth is 1 x 2, predicted 1 x 1.',
    ],
    [
      'rows in a plain array',
      () => accuracy([[1, 0]] as never, [0]),
      'bad-value',
      'Truth holds something that is no number in row 0',
    ],
  ])('%s', (_, run, code, message) => {
    const error = failure(run);
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
  });
});
