import { fromRows, ndarray } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { meanSquaredError } from './index.js';

describe('meanSquaredError', () => {
  it('is the mean over all values', () => {
    expect(meanSquaredError([0, 1], [0.5, 1])).toBe(0.125);
    expect(
      meanSquaredError(
        fromRows([
          [0, 2],
          [1, 1],
        ]),
        fromRows([
          [0, 0],
          [0, 1],
        ]),
      ),
    ).toBe(1.25);
  });

  it('takes a column with or without its second axis', () => {
    expect(meanSquaredError([1, 2], ndarray(Float32Array.of(1, 4), [2, 1]))).toBe(2);
  });

  it('works in doubles, whatever the values are kept in', () => {
    const tenth = Float32Array.of(0.1);
    expect(meanSquaredError([0.1], tenth)).toBe((Math.fround(0.1) - 0.1) * (Math.fround(0.1) - 0.1));
  });

  it('refuses what does not match', () => {
    expect(() => meanSquaredError([1, 2], [1])).toThrow('Truth has 2 rows, predicted 1');
    expect(() => meanSquaredError(fromRows([[1, 2]]), [1])).toThrow(
      'Truth is 1 x 2, predicted 1 x 1; they must have as many columns.',
    );
    expect(() => meanSquaredError([], [])).toThrow('Truth has no rows');
    expect(() => meanSquaredError([Number.NaN], [1])).toThrow('Truth holds NaN in row 0');
  });
});
