import { describe, expect, it } from 'vitest';
import { trace } from './trace.js';

describe('trace', () => {
  it('keeps the newest samples at the end, and gaps where there are none', () => {
    const lines = trace(2, 4);
    lines.push([
      [1, 2],
      [Number.NaN, 5],
    ]);
    expect(lines.values).toEqual([
      [null, null, 1, 2],
      [null, null, null, 5],
    ]);
    lines.push([
      [3, 4, 5, 6, 7],
      [6, 7, 8, 9, 10],
    ]);
    expect(lines.values).toEqual([
      [4, 5, 6, 7],
      [7, 8, 9, 10],
    ]);
    lines.clear();
    expect(lines.values[0]).toEqual([null, null, null, null]);
    expect(lines.places).toEqual([-3, -2, -1, 0]);
  });
});
