import type { Floats } from './ndarray.js';

/** The rows of a batch among all rows: their indices, or undefined for rows as they stand. */
export type RowOrder = Uint32Array | undefined;

/** Which rows of `size` numbers a batch holds: `order[start]` to `order[start + rows - 1]`, or just `start` to `start + rows - 1`. */
export interface RowSelection {
  /** Row indices; undefined for rows as they stand. */
  readonly order: RowOrder;
  /** The first place of the batch. */
  readonly start: number;
  /** How many rows the batch has. */
  readonly rows: number;
}

/** Copies the rows of a batch, of `size` numbers each, one after another into `to`. */
export function gatherRows(to: Floats, from: Floats, size: number, { order, start, rows }: RowSelection): void {
  for (let index = 0; index < rows; index++) {
    const source = (order === undefined ? start + index : (order[start + index] as number)) * size;
    for (let column = 0; column < size; column++) to[index * size + column] = from[source + column] as number;
  }
}

/** The reverse of {@link gatherRows}: each row of the batch goes to its own place among all rows. */
export function scatterRows(to: Floats, from: Floats, size: number, { order, start, rows }: RowSelection): void {
  for (let index = 0; index < rows; index++) {
    const target = (order === undefined ? start + index : (order[start + index] as number)) * size;
    for (let column = 0; column < size; column++) to[target + column] = from[index * size + column] as number;
  }
}
