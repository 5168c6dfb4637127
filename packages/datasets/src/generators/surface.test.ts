import { describe, expect, it } from 'vitest';
import { numbersOf, spreadOf } from '../../test/drawn.js';
import { failure } from '../../test/errors.js';
import { type Dataset, type SurfaceOptions, surface } from '../index.js';

/** Points with their heights. */
const pointsOf = ({ x, y, rows }: Dataset) =>
  Array.from({ length: rows }, (_, row) => ({
    across: x.data[2 * row] ?? Number.NaN,
    up: x.data[2 * row + 1] ?? Number.NaN,
    height: y.data[row] ?? Number.NaN,
  }));

describe('surface', () => {
  it('is a plane where nothing is said', () => {
    const data = surface({ rows: 100, seed: 1 });
    expect([data.x.shape, data.y.shape]).toEqual([
      [100, 2],
      [100, 1],
    ]);
    for (const { across, up, height } of pointsOf(data)) expect(height).toBe((across + up) / 2);
    expect(numbersOf(surface({ rows: 100, shape: 'plane', seed: 1 }))).toEqual(numbersOf(data));
  });

  it('has four gaussians as hills and valleys', () => {
    const centers = [
      [0.5, 0.5, 1],
      [-0.5, -0.5, 1],
      [0.5, -0.5, -1],
      [-0.5, 0.5, -1],
    ] as const;
    for (const { across, up, height } of pointsOf(surface({ rows: 500, shape: 'hills', seed: 1 }))) {
      const sum = centers.reduce(
        (total, [x0, x1, sign]) => total + sign * Math.exp(-((across - x0) ** 2 + (up - x1) ** 2) / (2 * 0.25 ** 2)),
        0,
      );
      expect(height).toBeCloseTo(sum, 12);
    }
  });

  it.each(['plane', 'hills'] as const)('%s: lies in a cube and fills most of its height', (shape) => {
    const { x, y } = surface({ rows: 2000, shape, seed: 2 });
    expect(Math.max(...x.data.map(Math.abs), ...y.data.map(Math.abs))).toBeLessThanOrEqual(1);
    expect(Math.max(...y.data)).toBeGreaterThan(0.9);
    expect(Math.min(...y.data)).toBeLessThan(-0.9);
  });

  it('repeats with the seed', () => {
    const options = { rows: 50, noise: 0.1, shape: 'hills' } as const;
    const data = surface({ ...options, seed: 5 });
    expect(numbersOf(surface({ ...options, seed: 5 }))).toEqual(numbersOf(data));
    expect(surface({ ...options, seed: 6 }).y).not.toEqual(data.y);
  });

  it('adds noise to heights alone', () => {
    const [clean, noisy] = [surface({ rows: 4000, seed: 3 }), surface({ rows: 4000, noise: 0.1, seed: 3 })];
    expect(noisy.x).toEqual(clean.x);
    expect(spreadOf(noisy.y, clean.y)).toBeCloseTo(0.1, 2);
  });

  it.each([
    ['an unknown shape', { rows: 4, shape: 'hill' as never, seed: 1 }, 'use "plane" or "hills"'],
    ['a shuffle', { rows: 4, shuffle: true, seed: 1 } as never, 'shuffle'],
    ['noise without end', { rows: 90, noise: 1e308, seed: 1 }, 'column 0 of y; use smaller numbers for noise'],
  ] satisfies readonly (readonly [string, SurfaceOptions, string])[])('refuses %s', (_, options, message) => {
    expect(failure(() => surface(options)).message).toContain(message);
  });

  it('tells every problem at once, and of too many rows', () => {
    const { code, problems } = failure(() =>
      surface({ rows: 1.5, noise: Number.NaN, shape: '' as never, seed: 2 ** 32 }),
    );
    expect([code, problems.length]).toEqual(['bad-option', 4]);
    expect(failure(() => surface({ rows: 1e8, seed: 1 })).code).toBe('limit');
  });
});
