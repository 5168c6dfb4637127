import { describe, expect, it } from 'vitest';
import { accuracyWithInterval, formatProportion, proportion } from './index.js';

describe('proportion', () => {
  it('has the interval of published tables', () => {
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    expect(rounded(81, 263)).toEqual([0.2553, 0.3662]);
    expect(rounded(15, 148)).toEqual([0.0624, 0.1605]);
    expect(rounded(0, 20)).toEqual([0, 0.1611]);
    expect(rounded(1, 29)).toEqual([0.0061, 0.1718]);
  });

  it('stays within 0 and 1 and around the share, and mirrors', () => {
    for (const rows of [1, 2, 7, 560]) {
      for (let correct = 0; correct <= rows; correct++) {
        const { accuracy, interval } = proportion(correct, rows);
        const mirrored = proportion(rows - correct, rows).interval;
        expect(interval[0]).toBeGreaterThanOrEqual(0);
        expect(interval[0]).toBeLessThanOrEqual(accuracy);
        expect(interval[1]).toBeGreaterThanOrEqual(accuracy);
        expect(interval[1]).toBeLessThanOrEqual(1);
        expect(interval[0]).toBeCloseTo(1 - mirrored[1], 12);
      }
    }
    expect(proportion(7, 7).interval[1]).toBe(1);
  });

  it('refuses counts that are none', () => {
    expect(() => proportion(1, 0)).toThrow('The number of rows is 0; use a whole number from 1 up.');
    expect(() => proportion(3, 2)).toThrow('3 of 2 rows are right; use a whole number from 0 to 2.');
    expect(() => proportion(0.5, 2)).toThrow('0.5 of 2 rows');
  });
});

describe('formatProportion', () => {
  it('writes percent, interval and rows', () => {
    expect(formatProportion(proportion(536, 560))).toBe('95.7 % (93.7 to 97.1, 560 rows)');
    expect(formatProportion(proportion(5014, 5040))).toBe('99.5 % (99.2 to 99.6, 5,040 rows)');
    expect(formatProportion(proportion(1_234_567, 1_234_567))).toContain('1,234,567 rows');
    expect(formatProportion(accuracyWithInterval([1], [1]))).toBe('100.0 % (20.7 to 100.0, 1 row)');
  });
});

const rounded = (correct: number, rows: number): number[] =>
  proportion(correct, rows).interval.map((bound) => Number(bound.toFixed(4)));
