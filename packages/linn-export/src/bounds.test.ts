import { boundsOf, fromRows } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { goldenJson } from '../test/nets.js';
import { largestDeviation, sharedBounds } from './bounds.js';

describe('largestDeviation', () => {
  it("is what the classifier tutorial's data have", () => {
    const bounds = goldenJson('plateau_bounds.json') as { low: number[]; high: number[] };
    expect(sharedBounds(bounds)).toEqual({ low: -0.9999730152969832, high: 1.1999880573751776 });
    expect(largestDeviation(bounds)).toBeCloseTo(0.008500948920727502, 15);
  });

  it('is 0 for shared bounds and looks at both ends', () => {
    expect(largestDeviation({ low: [-1, -1], high: [3, 3] })).toBe(0);
    // 0..1 beside 0..4: at 1 one scaling says 1, the other -0.5.
    expect(largestDeviation({ low: [0, 0], high: [1, 4] })).toBe(1.5);
    expect(largestDeviation({ low: [3, 0], high: [4, 4] })).toBe(1.5);
  });

  it('counts a constant column, which training turned into 0', () => {
    expect(
      largestDeviation(
        boundsOf(
          fromRows([
            [1, 0],
            [1, 1],
          ]),
          'perColumn',
        ),
      ),
    ).toBe(1);
  });
});
