import { describe, expect, it } from 'vitest';
import { linearAxis, logAxis } from './axis.js';
import { formatNumber, shortNumber } from './numbers.js';

const written = ({ ticks, format }: ReturnType<typeof logAxis>): string[] => ticks.map(format);

describe('linear axis', () => {
  it('has ticks at round numbers with equally many decimals', () => {
    expect(written(linearAxis([0, 1], { steps: 5 }))).toEqual(['0', '0.2', '0.4', '0.6', '0.8', '1.0']);
    expect(written(linearAxis([-1, 1], { steps: 4 }))).toEqual(['−1.0', '−0.5', '0', '0.5', '1.0']);
    expect(written(linearAxis([0, 5000], { steps: 5 }))).toEqual(['0', '1,000', '2,000', '3,000', '4,000', '5,000']);
  });

  it('rounds outwards where asked, and else keeps to the values', () => {
    expect(linearAxis([0.13, 0.87], { round: true }).domain).toEqual([0, 1]);
    expect(linearAxis([0.13, 0.87]).domain).toEqual([0.13, 0.87]);
    expect(linearAxis([0.13, 0.87]).ticks).toEqual([0.2, 0.4, 0.6, 0.8]);
  });

  it('counts epochs in whole numbers', () => {
    expect(written(linearAxis([1, 5], { whole: true, steps: 8 }))).toEqual(['1', '2', '3', '4', '5']);
    expect(written(linearAxis([1, 1], { whole: true }))).toEqual(['1']);
  });

  it('makes room around equal values', () => {
    for (const value of [0, 1, -3, 1e-9, 0.1]) {
      const { domain, ticks } = linearAxis([value, value * (1 + 1e-16)], { round: true });
      expect(domain[0]).toBeLessThan(value);
      expect(domain[1]).toBeGreaterThan(value);
      expect(new Set(ticks).size).toBe(ticks.length);
    }
  });

  it('keeps ticks distinct, rising and within its domain, whatever the values', () => {
    for (const [low, high] of [
      [1e-12, 3e-12],
      [-2.5e9, 1e3],
      [0.1, 0.3],
      [99.99, 100.01],
      [-1, 0],
      [1e30, 7e30],
      [1e-150, 7e-150],
      [1e-299, 2e-299],
      [5e-324, 1e-310],
    ] as const) {
      const { ticks, domain } = linearAxis([low, high], { round: true });
      expect(ticks.length).toBeGreaterThan(3);
      expect(ticks.length).toBeLessThan(14);
      expect(ticks.every((tick, index) => index === 0 || tick > (ticks[index - 1] ?? tick))).toBe(true);
      expect([domain[0] <= low, domain[1] >= high]).toEqual([true, true]);
    }
  });

  it('says when values are too far apart', () => {
    expect(() => linearAxis([-1e308, 1e308])).toThrow('too far apart for a linear axis; use a log one');
  });
});

describe('log axis', () => {
  it('writes plain numbers', () => {
    expect(written(logAxis([0.0569, 0.9691], { round: true }))).toEqual(['0.05', '0.1', '0.2', '0.5', '1']);
    expect(written(logAxis([0.0001, 10]))).toEqual(['0.0001', '0.001', '0.01', '0.1', '1', '10']);
    expect(written(logAxis([1, 1e6]))).toEqual(['1', '10', '100', '1,000', '10,000', '100,000', '1,000,000']);
  });

  it('skips powers over many decades', () => {
    expect(written(logAxis([1e-9, 1e7]))).toEqual(['1e−9', '1e−6', '0.001', '1', '1,000', '1,000,000']);
  });

  it('has at least two ticks, also for one value and for values close together', () => {
    expect(logAxis([0.3, 0.3]).domain).toEqual([0.2, 0.5]);
    expect(logAxis([0.1, 0.1]).domain).toEqual([0.1, 0.2]);
    expect(logAxis([0.0011, 0.0019]).ticks).toEqual([0.001, 0.002]);
    expect(logAxis([1e-300, 1.7e308]).ticks.length).toBeGreaterThan(3);
  });

  it('starts above 0', () => {
    expect(() => logAxis([0, 1])).toThrow('A log axis starts above 0, not at 0.');
    expect(() => logAxis([5e-324, 1])).toThrow('A log axis starts at 1e-300 or above, not at 5e-324.');
  });
});

describe('numbers', () => {
  it('are written for people', () => {
    expect([1234567, -0.5, 12, 0, 1e7, 2.5e-7].map((value) => formatNumber(value))).toEqual([
      '1,234,567',
      '−0.5',
      '12',
      '0',
      '1e7',
      '2.5e−7',
    ]);
    expect([0.056912, 1000, 123456].map(shortNumber)).toEqual(['0.0569', '1,000', '123,000']);
  });
});
