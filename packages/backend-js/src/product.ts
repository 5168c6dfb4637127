import type { Floats } from '@linnet/core';
import { addSparseProduct, type NonZeros } from './sparse-product.js';
import { addTiledProduct, panelLength } from './tiled-product.js';

/** A matrix inside an array: the steps from row to row and from column to column. A transposed view swaps them. */
export interface Matrix {
  readonly data: Floats;
  readonly row: number;
  readonly column: number;
}

/** Rows stand one after another. */
export const rowMajor = (data: Floats, columns: number): Matrix => ({ data, row: columns, column: 1 });

/** The same numbers with rows and columns swapped. */
export const transpose = ({ data, row, column }: Matrix): Matrix => ({ data, row: column, column: row });

/** Memory that products need. */
export interface ProductScratch {
  readonly panel: Floats;
  readonly nonZeros: NonZeros;
  /** A copy of b whose columns stand side by side. */
  readonly packed: Floats;
}

/** Allocates it for products of up to this depth, with a transposed b of up to `size` numbers. */
export const productScratch = (depth: number, size: number): ProductScratch => ({
  panel: new Float64Array(panelLength(depth)),
  nonZeros: { positions: new Int32Array(depth), values: new Float64Array(depth) },
  packed: new Float64Array(size),
});

// Measured: skipping zeros costs 1.4 times as much for each term that is left.
const worthSkipping = 0.65;

/**
 * c += a b, with a of rows x depth and b of depth x columns. Where relu and clips left many zeros in a, they are
 * skipped; so give the operand with the zeros as a, transposing if need be.
 */
export function addProduct(
  c: Matrix,
  a: Matrix,
  b: Matrix,
  rows: number,
  columns: number,
  depth: number,
  { panel, nonZeros, packed }: ProductScratch,
): void {
  // The numbers of a stand without gaps in both views, so the first of them are a fair sample.
  const sample = Math.min(rows * depth, 1024);
  if (countNonZeros(a.data, sample) < worthSkipping * sample) {
    const sideBySide = b.column === 1 ? b : packRows(packed, b, depth, columns);
    addSparseProduct(c, a, sideBySide, rows, columns, depth, nonZeros);
  } else {
    addTiledProduct(c, a, b, rows, columns, depth, panel);
  }
}

function packRows(to: Floats, from: Matrix, rows: number, columns: number): Matrix {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      to[row * columns + column] = from.data[row * from.row + column * from.column] as number;
    }
  }
  return rowMajor(to, columns);
}

function countNonZeros(data: Floats, length: number): number {
  let count = 0;
  for (let index = 0; index < length; index++) count += Number(data[index] !== 0);
  return count;
}
