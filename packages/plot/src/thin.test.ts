import { describe, expect, it } from 'vitest';
import { thinned, thinningNotes } from './thin.js';

const counted = (length: number): Float64Array => Float64Array.from({ length }, (_, at) => at);

describe('thinned', () => {
  it('leaves 4,000 points as they are', () => {
    const points = { x: counted(4000), y: counted(4000) };
    expect(thinned(points)).toEqual(points);
    expect(thinningNotes([{ name: 'a', y: points.y }])).toEqual([]);
  });

  it('keeps every peak and both ends, in order', () => {
    const y = new Float64Array(100_000);
    y[0] = 0.5;
    y[77_777] = 9;
    y[77_778] = -9;
    y[99_999] = 0.25;
    const { x, y: kept } = thinned({ x: counted(100_000), y });
    expect(kept.length).toBeLessThanOrEqual(4002);
    expect([Math.max(...kept), Math.min(...kept), kept[0], kept.at(-1)]).toEqual([9, -9, 0.5, 0.25]);
    expect(x.every((place, at) => at === 0 || place > (x[at - 1] ?? 0))).toBe(true);
  });

  it('keeps long gaps', () => {
    const y = new Float64Array(10_000).fill(1).fill(Number.NaN, 3000, 6000);
    expect(thinned({ x: counted(10_000), y }).y.some(Number.isNaN)).toBe(true);
  });
});
