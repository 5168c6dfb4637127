import { describe, expect, it } from 'vitest';
import { spreadOf } from './spreads.js';

const values = Float64Array.of(4, 1, 3, 2, 10);

describe('spreadOf', () => {
  it('gives medians with the range, and with numpy.quantile', () => {
    expect(spreadOf(values, 'range')).toEqual({ middle: 3, low: 1, high: 10 });
    expect(spreadOf(values, 'quartiles')).toEqual({ middle: 3, low: 2, high: 4 });
    expect(spreadOf(Float64Array.of(1, 2, 4, 8), 'quartiles')).toEqual({ middle: 3, low: 1.75, high: 5 });
  });

  it('gives the mean with a standard deviation of n - 1', () => {
    const { middle, low, high } = spreadOf(values, 'deviation');
    expect(middle).toBe(4);
    expect(high - 4).toBeCloseTo(3.5355339059327378, 14);
    expect(4 - low).toBeCloseTo(3.5355339059327378, 14);
    expect(spreadOf(Float64Array.of(2), 'deviation')).toEqual({ middle: 2, low: 2, high: 2 });
  });
});
