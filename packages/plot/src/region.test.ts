import { stream } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { outlines, type Point } from './outlines.js';
import { regionOf } from './region.js';
import { simplified } from './simplified.js';

/** The area within closed lines; holes go round the other way and count against it. */
const areaOf = (loops: readonly (readonly Point[])[]): number =>
  loops.reduce(
    (sum, loop) =>
      sum +
      loop.reduce((part, point, at) => {
        const next = loop[(at + 1) % loop.length] ?? point;
        return part + (point.x * next.y - next.x * point.y) / 2;
      }, 0),
    0,
  );

const grid = { columns: 21, rows: 21 };
const field = (of: (x: number, y: number) => number): Float64Array =>
  Float64Array.from({ length: 441 }, (_, node) => of(node % 21, Math.floor(node / 21)));

describe('regionOf', () => {
  it('follows a straight boundary exactly, with four corners', () => {
    const [loop, ...more] = regionOf(grid, [field((x) => x - 7.25)]);
    expect(more).toEqual([]);
    expect(loop).toHaveLength(4);
    expect(areaOf([loop ?? []])).toBeCloseTo(12.75 * 20, 10);
  });

  it('follows a circle, and leaves a hole where it is outside', () => {
    const inside = field((x, y) => 49 - (x - 10) ** 2 - (y - 10) ** 2);
    expect(regionOf(grid, [inside])).toHaveLength(1);
    expect(areaOf(regionOf(grid, [inside]))).toBeCloseTo(Math.PI * 49, -1);
    expect(regionOf(grid, [inside.map((value) => -value)])).toHaveLength(2);
  });

  it('parts the plane among classes without gaps or overlaps', () => {
    const draws = stream(3);
    const scores = [0, 1].map(() => field(() => draws.uniform() - 0.5));
    const [a = new Float64Array(), b = new Float64Array()] = scores;
    const difference = a.map((value, node) => value - (b[node] ?? 0));
    const areas = [difference, difference.map((value) => -value)].map((margin) => areaOf(regionOf(grid, [margin])));
    expect((areas[0] ?? 0) + (areas[1] ?? 0)).toBeCloseTo(400, 8);
  });

  it('is all, or nothing, where a field is', () => {
    expect(areaOf(regionOf(grid, [field(() => 1)]))).toBe(400);
    expect(regionOf(grid, [field(() => -1)])).toEqual([]);
    expect(regionOf(grid, [field(() => Number.NaN)])).toEqual([]);
  });
});

describe('outlines', () => {
  it('join neighbours and keep holes', () => {
    const square = (x: number, y: number): readonly Point[] => [
      { x, y },
      { x: x + 1, y },
      { x: x + 1, y: y + 1 },
      { x, y: y + 1 },
    ];
    expect(outlines([square(0, 0), square(1, 0), square(2, 0)])).toHaveLength(1);
    expect(outlines([square(0, 0), square(1, 0), square(2, 0)])[0]).toHaveLength(4);
    const ring = [0, 1, 2].flatMap((x) => [0, 1, 2].filter((y) => x !== 1 || y !== 1).map((y) => square(x, y)));
    expect(outlines(ring)).toHaveLength(2);
    expect(areaOf(outlines(ring))).toBe(8);
  });
});

describe('simplified', () => {
  it('keeps a line within a fifth of a pixel, with far fewer points', () => {
    const circle = Array.from({ length: 600 }, (_, at) => ({
      x: 100 * Math.cos((at * Math.PI) / 300),
      y: 100 * Math.sin((at * Math.PI) / 300),
    }));
    const fewer = simplified(circle);
    expect(fewer.length).toBeLessThan(80);
    expect(areaOf([fewer])).toBeCloseTo(areaOf([circle]), -2.5);
    expect(simplified([])).toEqual([]);
  });
});
