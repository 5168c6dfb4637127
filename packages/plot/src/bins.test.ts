import { describe, expect, it } from 'vitest';
import { bin, checkBins, edgeOf } from './bins.js';

describe('bins', () => {
  it('hold their left edge, and the last one both', () => {
    const bins = { count: 4, low: 0, high: 1 };
    const { counts, outside } = bin(Float64Array.of(0, 0.25, 0.25, 0.49, 0.5, 0.99, 1, -0.001, 1.001), bins);
    expect([...counts]).toEqual([1, 3, 1, 2]);
    expect(outside).toBe(2);
  });

  it('agree with their edges in every last bit', () => {
    const bins = { count: 100, low: 0, high: 1 };
    for (let at = 0; at < 100; at++) {
      expect(bin(Float64Array.of(edgeOf(bins, at)), bins).counts[at]).toBe(1);
    }
  });

  it('refuse what makes no bins', () => {
    expect(() => checkBins({ count: 0, low: 0, high: 1 })).toThrow(
      'There are 0 bins; use a whole number from 1 to 1,000.',
    );
    expect(() => checkBins({ count: 10, low: 1, high: 1 })).toThrow('The range goes from 1 to 1;');
    expect(() => checkBins({ count: 10, low: 0, high: Number.POSITIVE_INFINITY })).toThrow('both finite');
  });
});
