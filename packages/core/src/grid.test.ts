import { describe, expect, it } from 'vitest';
import { gridRounding, roundingOf, roundToGrid } from './index.js';

describe('grids', () => {
  it.each([
    ['floor', [-3, -1, 0, 2]],
    ['halfUp', [-2, 0, 1, 3]],
    ['halfEven', [-2, 0, 0, 2]],
  ] as const)('make halves whole: %s', (rounding, expected) => {
    expect([-2.5, -0.5, 0.5, 2.5].map((value) => roundingOf(rounding)(value) + 0)).toEqual(expected);
  });

  it('take numbers to multiples of a step, within their ends', () => {
    const onGrid = gridRounding({ least: -2, greatest: 3, rounding: 'halfUp' });
    expect([-1, -0.3, 0.3, 0.375, 0.6, 9].map((value) => onGrid(value, 0.25))).toEqual([
      -0.5, -0.25, 0.25, 0.5, 0.5, 0.75,
    ]);
    expect(onGrid(Number.NaN, 0.25)).toBeNaN();
  });

  it('have a step for each place of the last axis', () => {
    const to = new Float32Array(4);
    const whole = { least: Number.NEGATIVE_INFINITY, greatest: Number.POSITIVE_INFINITY, rounding: 'floor' } as const;
    roundToGrid(to, Float32Array.of(0.7, 0.7, -1.3, 5.3), { ...whole, steps: [0.5, 0.25] });
    expect([...to]).toEqual([0.5, 0.5, -1.5, 5.25]);
  });
});
