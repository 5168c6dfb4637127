import { random } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { rangeOf } from './range.js';
import { type Steps, stepFor } from './steps.js';

const rules = (bits: number, steps: Steps = 'any') => ({ bits, overflow: 'saturate', steps }) as const;
const normal = random(4).normal(0, 1, 20_000);
/** One value far outside. */
const outlier = Float64Array.from([...normal, 100]);

const errorOf = (values: Float64Array, range: number, bits: number): number => {
  const [step, top] = [stepFor(range, rules(bits)), 2 ** (bits - 1) - 1];
  const rounded = (value: number) => Math.max(-top, Math.min(top, Math.round(value / step))) * step;
  return values.reduce((sum, value) => sum + (value - rounded(value)) ** 2, 0);
};

describe('a range by', () => {
  it('minMax is the greatest magnitude', () => {
    expect(rangeOf(Float64Array.of(-3, 1, 2), 'minMax', rules(8))).toBe(3);
    expect(rangeOf(new Float64Array(5), 'klDivergence', rules(8))).toBe(0);
  });

  it('percentile is a magnitude that so many do not pass', () => {
    const values = Float64Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? 1 : -1) * (index + 1));
    expect(rangeOf(values, { percentile: 99 }, rules(8))).toBe(99);
    expect(rangeOf(values, { percentile: 98.5 }, rules(8))).toBe(99);
    expect(rangeOf(values, { percentile: 100 }, rules(8))).toBe(100);
    expect(rangeOf(values, { percentile: 0.001 }, rules(8))).toBe(1);
  });

  it('meanSquaredError costs less than any other tried', () => {
    for (const bits of [2, 3, 4, 8]) {
      const best = rangeOf(normal, 'meanSquaredError', rules(bits));
      const least = errorOf(normal, best, bits);
      for (const factor of [0.5, 0.8, 0.95, 1.05, 1.2, 2]) {
        expect(errorOf(normal, best * factor, bits)).toBeGreaterThan(least * 0.99);
      }
    }
    // The optimum of a normal distribution (J. Max, Quantizing for minimum distortion, 1960): 8 levels 0.586 apart.
    expect(stepFor(rangeOf(normal, 'meanSquaredError', rules(3)), rules(3))).toBeCloseTo(0.65, 1);
  });

  it.each(['meanSquaredError', 'klDivergence'] as const)(
    '%s cuts off an outlier at 8 bits, and keeps it at 24',
    (method) => {
      for (const steps of ['any', 'powerOfTwo'] as const) {
        expect(rangeOf(outlier, method, rules(4, steps))).toBeLessThan(16);
        expect(rangeOf(outlier, method, rules(24, steps))).toBeGreaterThanOrEqual(100);
      }
    },
  );
});

describe('a step', () => {
  it('of a power of two reaches the range, or is one step short of it', () => {
    expect(stepFor(1, rules(16, 'powerOfTwo'))).toBe(2 ** -15);
    expect(stepFor(1.01, rules(16, 'powerOfTwo'))).toBe(2 ** -14);
    expect(stepFor(0.3, rules(4, 'powerOfTwo'))).toBe(2 ** -4);
    expect(stepFor(1, { bits: 16, overflow: 'wrap', steps: 'powerOfTwo' })).toBe(2 ** -14);
  });

  it('of any size takes the range to the greatest integer', () => {
    expect(stepFor(2.54, rules(8))).toBe(2.54 / 127);
  });

  it('is there for nothing but zeros, and for what is tiny or huge', () => {
    expect(stepFor(0, rules(8))).toBe(2 ** -7);
    expect(stepFor(1e-300, rules(8))).toBe(2 ** -64);
    expect(stepFor(Number.MAX_VALUE, rules(8, 'powerOfTwo'))).toBe(2 ** 512);
  });
});
