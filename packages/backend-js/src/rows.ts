import type { Floats } from '@linnet/core';

/** Which rows a batch holds: indices, or undefined for rows as they stand. */
export type RowOrder = Uint32Array | undefined;

/** Copies rows `order[start]`, `order[start + 1]`, ... of `from` side by side into `to`. */
export function gatherRows(to: Floats, from: Floats, size: number, order: RowOrder, start: number, rows: number): void {
  for (let index = 0; index < rows; index++) {
    const source = (order === undefined ? start + index : (order[start + index] as number)) * size;
    for (let column = 0; column < size; column++) to[index * size + column] = from[source + column] as number;
  }
}

/** The reverse: each row of the batch goes to its own place. */
export function scatterRows(
  to: Floats,
  from: Floats,
  size: number,
  order: RowOrder,
  start: number,
  rows: number,
): void {
  for (let index = 0; index < rows; index++) {
    const target = (order === undefined ? start + index : (order[start + index] as number)) * size;
    for (let column = 0; column < size; column++) to[target + column] = from[index * size + column] as number;
  }
}
