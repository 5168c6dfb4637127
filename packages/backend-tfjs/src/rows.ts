/** Which rows are wanted: `indices[0]`, `indices[1]`, ... */
export type RowIndices = Uint32Array;

/** Copies rows of `size` numbers side by side into `to`. */
export function gatherRows(to: Float32Array, from: Float32Array, size: number, indices: RowIndices): void {
  for (let index = 0; index < indices.length; index++) {
    const row = indices[index] as number;
    to.set(from.subarray(row * size, (row + 1) * size), index * size);
  }
}

/** The reverse: each row goes to its own place in `to`. */
export function scatterRows(to: Float32Array, from: Float32Array, size: number, indices: RowIndices): void {
  for (let index = 0; index < indices.length; index++) {
    to.set(from.subarray(index * size, (index + 1) * size), (indices[index] as number) * size);
  }
}
