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

/** Memory that products need, for up to this depth. */
export interface ProductScratch {
  readonly panel: Floats;
  readonly nonZeros: NonZeros;
}

/** Allocates it. */
export const productScratch = (depth: number): ProductScratch => ({
  panel: new Float64Array(panelLength(depth)),
  nonZeros: { positions: new Int32Array(depth), values: new Float64Array(depth) },
});

// Measured: skipping zeros costs 1.65 times as much for each term that is left.
const worthSkipping = 0.55;

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
  { panel, nonZeros }: ProductScratch,
): void {
  // The numbers of a stand without gaps in both views.
  if (countNonZeros(a.data, rows * depth) < worthSkipping * rows * depth) {
    addSparseProduct(c, a, b, rows, columns, depth, nonZeros);
  } else {
    addTiledProduct(c, a, b, rows, columns, depth, panel);
  }
}

function countNonZeros(data: Floats, length: number): number {
  let count = 0;
  for (let index = 0; index < length; index++) count += Number(data[index] !== 0);
  return count;
}
