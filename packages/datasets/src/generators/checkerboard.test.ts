import { describe, expect, it } from 'vitest';
import { numbersOf, spreadOf } from '../../test/drawn.js';
import { failure } from '../../test/errors.js';
import { checkerboard, type Dataset } from '../index.js';

const labelsOf = ({ y }: Dataset): number[] => [...y.data];
const rowsOf = ({ x, y, rows }: Dataset): string[] =>
  Array.from({ length: rows }, (_, row) => `${x.data[2 * row]} ${x.data[2 * row + 1]} ${y.data[row]}`);

describe('checkerboard', () => {
  it('is the exclusive-or of two signs where nothing is said', () => {
    const data = checkerboard({ rows: 200, seed: 1 });
    expect([data.x.shape, data.y.shape]).toEqual([
      [200, 2],
      [200, 1],
    ]);
    const signs = labelsOf(data).map((_, row) => {
      const [across = 0, up = 0] = data.x.data.slice(2 * row, 2 * row + 2);
      return across < 0 === up < 0 ? 0 : 1;
    });
    expect(labelsOf(data)).toEqual(signs);
  });

  it('has a board of three as a drawing of it tells', () => {
    const board = ['010', '101', '010'];
    const data = checkerboard({ rows: 300, cells: 3, seed: 1 });
    const cell = (value = 0): number => (value < -1 / 3 ? 0 : value < 1 / 3 ? 1 : 2);
    const drawn = labelsOf(data).map((_, row) =>
      Number(board[cell(data.x.data[2 * row])]?.[cell(data.x.data[2 * row + 1])]),
    );
    expect(labelsOf(data)).toEqual(drawn);
  });

  it('fills the square evenly, with as many rows of both classes', () => {
    const data = checkerboard({ rows: 4000, cells: 4, seed: 2 });
    const quarters = [0, 0, 0, 0];
    for (let row = 0; row < 4000; row++) {
      const [across = 9, up = 9] = data.x.data.slice(2 * row, 2 * row + 2);
      expect(Math.max(Math.abs(across), Math.abs(up))).toBeLessThanOrEqual(1);
      const quarter = (across < 0 ? 0 : 2) + (up < 0 ? 0 : 1);
      quarters[quarter] = (quarters[quarter] ?? 0) + 1;
    }
    for (const count of quarters) expect(Math.abs(count - 1000)).toBeLessThan(100);
    const ones = labelsOf(data).filter((label) => label === 1).length;
    expect(Math.abs(ones - 2000)).toBeLessThan(130);
  });

  it('adds noise after the classes are told', () => {
    const options = { rows: 2000, seed: 3 } as const;
    const [clean, noisy] = [checkerboard(options), checkerboard({ ...options, noise: 0.1 })];
    expect(noisy.y).toEqual(clean.y);
    expect(spreadOf(noisy.x, clean.x)).toBeCloseTo(0.1, 2);
  });

  it('comes class by class where it is not shuffled: the same rows', () => {
    const options = { rows: 100, noise: 0.05, seed: 4 } as const;
    const sorted = checkerboard({ ...options, shuffle: false });
    expect(labelsOf(sorted)).toEqual(labelsOf(sorted).sort());
    expect(labelsOf(checkerboard(options))).not.toEqual(labelsOf(sorted));
    expect(rowsOf(sorted).sort()).toEqual(rowsOf(checkerboard(options)).sort());
  });

  it('repeats with the seed', () => {
    const data = checkerboard({ rows: 50, noise: 0.1, seed: 5 });
    expect(numbersOf(checkerboard({ rows: 50, noise: 0.1, seed: 5 }))).toEqual(numbersOf(data));
    expect(checkerboard({ rows: 50, noise: 0.1, seed: 6 }).x).not.toEqual(data.x);
  });

  it.each([
    ['one cell', () => checkerboard({ rows: 4, cells: 1, seed: 1 }), 'cells is 1; use a whole number from 2 to 1000'],
    ['half a cell', () => checkerboard({ rows: 4, cells: 2.5, seed: 1 }), 'cells is 2.5'],
    ['rows of each class', () => checkerboard({ rows: [2, 2] as never, seed: 1 }), 'use a whole number from 1 up'],
    ['a misspelt option', () => checkerboard({ rows: 4, cell: 2, seed: 1 } as never), 'Did you mean "cells"'],
    ['noise without end', () => checkerboard({ rows: 90, noise: 1e308, seed: 1 }), 'use smaller numbers for noise'],
  ])('refuses %s', (_, act, message) => {
    expect(failure(act).message).toContain(message);
  });

  it('tells every problem at once, and of too many rows', () => {
    const { code, problems } = failure(() => checkerboard({ rows: 0, noise: -1, cells: 0, seed: -1 }));
    expect([code, problems.length]).toEqual(['bad-option', 4]);
    expect(failure(() => checkerboard({ rows: 1e8, seed: 1 })).code).toBe('limit');
  });
});
