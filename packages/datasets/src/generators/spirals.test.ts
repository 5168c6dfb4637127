import { describe, expect, it } from 'vitest';
import { numbersOf, spreadOf } from '../../test/drawn.js';
import { failure } from '../../test/errors.js';
import { type Dataset, spirals } from '../index.js';

const pointsOf = ({ x, y, rows }: Dataset) =>
  Array.from({ length: rows }, (_, row) => ({
    across: x.data[2 * row] ?? Number.NaN,
    up: x.data[2 * row + 1] ?? Number.NaN,
    arm: y.data[row] ?? Number.NaN,
  }));

describe('spirals', () => {
  it.each([0.25, 1.75, 3])('lie on arms of %d turns, the second turned by pi', (turns) => {
    for (const { across, up, arm } of pointsOf(spirals({ rows: 60, turns, seed: 1 }))) {
      const radius = Math.hypot(across, up);
      const angle = 2 * Math.PI * turns * radius + arm * Math.PI;
      expect(across).toBeCloseTo(radius * Math.cos(angle), 12);
      expect(up).toBeCloseTo(radius * Math.sin(angle), 12);
    }
  });

  it('has 1.75 turns where nothing is said', () => {
    expect(spirals({ rows: 20, seed: 1 }).x).toEqual(spirals({ rows: 20, turns: 1.75, seed: 1 }).x);
  });

  it('grow evenly from the middle, which is of neither class, to radius 1', () => {
    const points = pointsOf(spirals({ rows: 10, shuffle: false, seed: 1 }));
    expect(points.map(({ arm }) => arm)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
    const radii = [0.2, 0.4, 0.6, 0.8, 1];
    for (const [row, { across, up }] of points.entries())
      expect(Math.hypot(across, up)).toBeCloseTo(radii[row % 5] ?? 0, 12);
  });

  it('shares the rows among the arms, or has as many of each as are asked for', () => {
    const ones = (data: Dataset): number => [...data.y.data].filter((label) => label === 1).length;
    expect(spirals({ rows: 7, seed: 1 }).x.shape).toEqual([7, 2]);
    expect(spirals({ rows: 7, seed: 1 }).y.shape).toEqual([7, 1]);
    expect(ones(spirals({ rows: 100, seed: 1 }))).toBe(50);
    expect(ones(spirals({ rows: [5, 2], seed: 1 }))).toBe(2);
  });

  it('repeat with the seed, and spread with the noise', () => {
    const options = { rows: 2000, noise: 0.1, shuffle: false } as const;
    const noisy = spirals({ ...options, seed: 3 });
    expect(numbersOf(spirals({ ...options, seed: 3 }))).toEqual(numbersOf(noisy));
    expect(spirals({ ...options, seed: 4 }).x).not.toEqual(noisy.x);
    const clean = spirals({ ...options, noise: 0, seed: 3 });
    expect(spreadOf(noisy.x, clean.x)).toBeCloseTo(0.1, 2);
  });

  it.each([
    ['no turn', () => spirals({ rows: 4, turns: 0, seed: 1 }), 'turns is 0; use a number above 0, up to 100'],
    ['turns without end', () => spirals({ rows: 4, turns: 1e9, seed: 1 }), 'turns is 1000000000; use a number above 0'],
    ['no seed', () => spirals({ rows: 4 } as never), 'seed is undefined'],
    ['more than memory', () => spirals({ rows: 4e9, seed: 1 }), 'at most 100000000 are made'],
    ['noise without end', () => spirals({ rows: 90, noise: 1e308, seed: 1 }), 'use smaller numbers for noise'],
  ])('refuse %s', (_, act, message) => {
    expect(failure(act).message).toContain(message);
  });

  it('tell every problem at once', () => {
    const { code, problems } = failure(() => spirals({ rows: 0, noise: -1, turns: -1, seed: 0.5 }));
    expect([code, problems.length]).toEqual(['bad-option', 4]);
  });
});
