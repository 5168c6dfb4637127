import { describe, expect, it } from 'vitest';
import { initialWeights } from './initialise.js';

const orthogonalOf = (rows: number, columns: number, seed = 1): Float32Array =>
  initialWeights(
    [{ name: 'w', shape: [rows, columns], initialiser: { kind: 'orthogonal', rows, columns, gain: 1 }, trained: true }],
    seed,
  )[0] ?? new Float32Array(0);

describe('orthogonal start weights', () => {
  it.each([
    [5, 20],
    [20, 5],
    [6, 6],
    [1, 4],
    [3, 1],
  ])('%d x %d: the shorter side is orthonormal', (rows, columns) => {
    const matrix = orthogonalOf(rows, columns);
    const [count, length] = [Math.min(rows, columns), Math.max(rows, columns)];
    const at = (vector: number, index: number): number =>
      (rows >= columns ? matrix[index * columns + vector] : matrix[vector * columns + index]) ?? Number.NaN;
    for (let a = 0; a < count; a++) {
      for (let b = 0; b < count; b++) {
        let dot = 0;
        for (let index = 0; index < length; index++) dot += at(a, index) * at(b, index);
        expect(Math.abs(dot - Number(a === b))).toBeLessThan(1e-6);
      }
    }
  });

  it('favour no direction: the signs of a diagonal are either', () => {
    const signs = Array.from({ length: 200 }, (_, seed) => Math.sign(orthogonalOf(2, 2, seed)[3] ?? 0));
    const positive = signs.filter((sign) => sign > 0).length;
    expect(positive).toBeGreaterThan(70);
    expect(positive).toBeLessThan(130);
  });

  it('follow from the seed', () => {
    expect(orthogonalOf(4, 8, 3)).toEqual(orthogonalOf(4, 8, 3));
    expect(orthogonalOf(4, 8, 3)).not.toEqual(orthogonalOf(4, 8, 4));
  });
});

it('blocks fill the last axis, in every row', () => {
  const slot = {
    name: 'bias',
    shape: [2, 6],
    initialiser: { kind: 'blocks', values: [0, 1, 2] },
    trained: true,
  } as const;
  expect(initialWeights([slot], 1)[0]).toEqual(Float32Array.of(0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2));
});
