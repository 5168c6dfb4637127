import { fromRows, log, ndarray } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { brier, logLoss } from './index.js';

describe('logLoss', () => {
  it('is the mean of minus the logarithm of the true label probability', () => {
    expect(logLoss([0, 1], [0.25, 0.5])).toBe(-(log(0.75) + log(0.5)) / 2);
    expect(logLoss(['no', 'yes'], [0.25, 0.5], { positive: 'yes' })).toBe(-(log(0.75) + log(0.5)) / 2);
    expect(
      logLoss(
        [2, 0],
        fromRows([
          [0.25, 0.25, 0.5],
          [0.5, 0.25, 0.25],
        ]),
      ),
    ).toBe(-log(0.5));
  });

  it('keeps away from infinity by the precision of the probabilities', () => {
    expect(logLoss([1], [0])).toBeCloseTo(36.04, 2);
    expect(logLoss([1], ndarray(Float32Array.of(0), [1]))).toBeCloseTo(15.94, 2);
    expect(logLoss([1], [1])).toBeGreaterThan(0);
  });

  it('refuses what is no probability', () => {
    expect(() => logLoss([0, 1], [0.5, 1.25])).toThrow(
      'Predicted holds 1.25 in row 1, column 0; probabilities lie from 0 to 1.',
    );
    expect(() => brier([0, 1], [-0.5, 1])).toThrow('Predicted holds -0.5 in row 0');
    expect(() => brier([0, 1], [0.5, 1], { labels: [0, 1] })).toThrow('has no use for the option labels');
  });
});

describe('brier', () => {
  it('is the mean squared distance; of several classes the sum over them', () => {
    expect(brier([0, 1], [0.25, 0.5])).toBe((0.0625 + 0.25) / 2);
    expect(
      brier(
        [0, 1],
        fromRows([
          [0.75, 0.25],
          [0.5, 0.5],
        ]),
      ),
    ).toBe((0.0625 + 0.25) / 2);
    expect(brier([0], fromRows([[0, 0.5, 0.5]]))).toBe(1.5);
  });
});
