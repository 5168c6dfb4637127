import type { NdArray } from '@linnet/core';

/** The numbers of a data set, to compare: it has methods as well, which are never the same. */
export const numbersOf = ({ x, y }: { readonly x: NdArray; readonly y: NdArray }) => ({ x, y });

/** How far numbers lie from those without noise: the root of the mean square. */
export function spreadOf(noisy: NdArray, clean: NdArray): number {
  const squares = [...noisy.data].map((value, at) => (value - (clean.data[at] ?? Number.NaN)) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}
