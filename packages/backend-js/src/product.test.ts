import { stream } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { addProduct, type Matrix, productScratch, rowMajor, transpose } from './product.js';
import { addSparseProduct } from './sparse-product.js';
import { addTiledProduct } from './tiled-product.js';

type Size = readonly [rows: number, columns: number, depth: number];

// Around the tiles of 2 x 4, the eight columns of the sparse loop, and beyond.
const sizes: readonly Size[] = [
  [1, 1, 1],
  [2, 4, 3],
  [3, 5, 2],
  [1, 8, 7],
  [7, 1, 9],
  [2, 9, 1],
  [5, 7, 16],
  [8, 17, 5],
  [33, 23, 31],
];
const shares = [0, 0.1, 0.5, 0.9, 1];

/** Whole numbers, a share of which is not zero: every order of adding gives the same sum. */
function wholes(length: number, share: number, seed: number): Float64Array {
  const generator = stream(seed, length);
  return Float64Array.from({ length }, () => (generator.uniform() < share ? generator.below(19) - 9 : 0));
}

/** A matrix as it stands, or as the transpose of one that stands the other way round. */
const view = (data: Float64Array, rows: number, columns: number, across: boolean): Matrix =>
  across ? transpose(rowMajor(data, rows)) : rowMajor(data, columns);

const at = ({ data, row, column }: Matrix, r: number, c: number): number => data[r * row + c * column] ?? Number.NaN;

function tripleLoop(c: Matrix, a: Matrix, b: Matrix, [rows, columns, depth]: Size): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = at(c, i, j);
      for (let k = 0; k < depth; k++) sum += at(a, i, k) * at(b, k, j);
      c.data[i * c.row + j * c.column] = sum;
    }
  }
}

type Product = (c: Matrix, a: Matrix, b: Matrix, size: Size) => void;
const scratchFor = ([rows, columns, depth]: Size) => productScratch(Math.max(rows, columns, depth), depth * columns);
const products: Readonly<Record<string, Product>> = {
  addProduct: (c, a, b, size) => addProduct(c, a, b, ...size, scratchFor(size)),
  addTiledProduct: (c, a, b, size) => addTiledProduct(c, a, b, ...size, scratchFor(size).panel),
  addSparseProduct: (c, a, b, size) => addSparseProduct(c, a, b, ...size, scratchFor(size).nonZeros),
};

describe.each(Object.entries(products))('%s', (name, product) => {
  it.each(sizes)('adds a product of %i x %i over %i as three plain loops do', (...size) => {
    const [rows, columns, depth] = size;
    for (const share of shares) {
      for (const [acrossA, acrossB, acrossC] of [
        [false, false, false],
        [true, false, true],
        [false, true, false],
        [true, true, true],
      ] as const) {
        // The sparse loop reads the rows of b side by side.
        if (name === 'addSparseProduct' && acrossB) continue;
        const a = view(wholes(rows * depth, share, 1), rows, depth, acrossA);
        const b = view(wholes(depth * columns, 1, 2), depth, columns, acrossB);
        const start = wholes(rows * columns, 1, 3);
        const [found, expected] = [
          view(start.slice(), rows, columns, acrossC),
          view(start.slice(), rows, columns, acrossC),
        ];
        product(found, a, b, size);
        tripleLoop(expected, a, b, size);
        expect(found.data).toEqual(expected.data);
      }
    }
  });

  it('touches nothing beyond the rows it was given', () => {
    const size = [3, 5, 2] as const;
    const data = new Float64Array(40).fill(Number.NaN);
    data.fill(0, 0, 15);
    product(rowMajor(data, 5), rowMajor(wholes(6, 1, 4), 2), rowMajor(wholes(10, 1, 5), 5), size);
    expect([...data].slice(15).every(Number.isNaN)).toBe(true);
    expect([...data].slice(0, 15).some(Number.isNaN)).toBe(false);
  });

  it('hands NaN on', () => {
    const found = new Float64Array(4);
    const a = rowMajor(Float64Array.of(Number.NaN, 0, 0, 1), 2);
    product(rowMajor(found, 2), a, rowMajor(Float64Array.of(1, 2, 3, 4), 2), [2, 2, 2]);
    expect([...found]).toEqual([Number.NaN, Number.NaN, 3, 4]);
  });
});

it('leaving zeros out changes no bit of a sum', () => {
  const [rows, columns, depth] = [17, 13, 40];
  const generator = stream(9);
  for (const share of [0.3, 0.6, 0.7, 1]) {
    const a = Float64Array.from({ length: rows * depth }, () =>
      generator.uniform() < share ? generator.uniform() - 0.5 : 0,
    );
    const b = Float64Array.from({ length: depth * columns }, () => generator.uniform() - 0.5);
    const [tiled, sparse] = [new Float64Array(rows * columns), new Float64Array(rows * columns)];
    const scratch = productScratch(depth, depth * columns);
    addTiledProduct(
      rowMajor(tiled, columns),
      rowMajor(a, depth),
      rowMajor(b, columns),
      rows,
      columns,
      depth,
      scratch.panel,
    );
    addSparseProduct(
      rowMajor(sparse, columns),
      rowMajor(a, depth),
      rowMajor(b, columns),
      rows,
      columns,
      depth,
      scratch.nonZeros,
    );
    expect(sparse).toEqual(tiled);
  }
});
