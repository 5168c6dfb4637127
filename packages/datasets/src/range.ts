/** The whole numbers `from` up to but not `to`: rows by their indices. */
export const range = (from: number, to: number): Uint32Array =>
  Uint32Array.from({ length: to - from }, (_, index) => from + index);
