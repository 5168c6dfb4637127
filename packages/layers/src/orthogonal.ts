import type { Stream } from '@linnet/core';

/**
 * A random matrix, row by row, whose shorter side is orthonormal: Q of the QR decomposition of normal numbers, with signs
 * that leave the diagonal of R positive, so that every such matrix is as likely as any other (Mezzadri, 2007).
 * In doubles.
 */
export function orthogonalMatrix(rows: number, columns: number, generator: Stream): Float64Array {
  const [long, short] = [Math.max(rows, columns), Math.min(rows, columns)];
  const vectors = Array.from({ length: short }, () => Float64Array.from({ length: long }, () => generator.normal()));
  for (const [index, vector] of vectors.entries()) {
    // One after another (modified Gram and Schmidt): normal vectors are far from dependent, so rounding stays small.
    for (let before = 0; before < index; before++) takeAway(vector, vectors[before] as Float64Array);
    normalise(vector);
  }
  const matrix = new Float64Array(rows * columns);
  const isTall = rows >= columns;
  for (let at = 0; at < matrix.length; at++) {
    const [row, column] = [Math.floor(at / columns), at % columns];
    matrix[at] = (isTall ? vectors[column]?.[row] : vectors[row]?.[column]) as number;
  }
  return matrix;
}

/** Takes away from a vector what it has of the direction of a unit vector. */
function takeAway(vector: Float64Array, direction: Float64Array): void {
  const share = dot(vector, direction);
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] as number) - share * (direction[at] as number);
}

function normalise(vector: Float64Array): void {
  const length = Math.sqrt(dot(vector, vector));
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] as number) / length;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number);
  return sum;
}
