import { describe, expect, it } from 'vitest';
import { spread } from './spread.js';

describe('spread', () => {
  it('leaves what is far enough apart', () => {
    expect(spread([10, 50, 30], 15, 0, 100)).toEqual([10, 50, 30]);
    expect(spread([], 15, 0, 100)).toEqual([]);
  });

  it('moves neighbours apart around their middle, in their order', () => {
    expect(spread([52, 50], 10, 0, 100)).toEqual([56, 46]);
    expect(spread([50, 50, 50], 10, 0, 100)).toEqual([40, 50, 60]);
  });

  it('keeps within the ends', () => {
    expect(spread([1, 2, 3], 10, 0, 100)).toEqual([0, 10, 20]);
    expect(spread([99, 98, 20], 10, 0, 100)).toEqual([100, 90, 20]);
    expect(spread([150], 10, 0, 100)).toEqual([100]);
  });

  it('pushes on where groups meet', () => {
    const moved = spread([10, 12, 25, 27, 29], 10, 0, 100);
    moved.forEach((place, index) => {
      if (index > 0) expect(place - (moved[index - 1] ?? 0)).toBeGreaterThanOrEqual(10 - 1e-9);
    });
  });

  it('shares the room where there is too little', () => {
    expect(spread([5, 5, 5, 5, 5], 10, 0, 20)).toEqual([0, 5, 10, 15, 20]);
  });
});
