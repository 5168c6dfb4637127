import type { Floats } from '@linnet/core';

/** How long each array is. */
export const lengthsOf = (arrays: readonly Floats[]): readonly number[] => arrays.map(({ length }) => length);

/** Copies arrays into others of the same lengths. */
export function copyInto(to: readonly Floats[], from: readonly Floats[]): void {
  for (const [index, values] of to.entries()) values.set(from[index] ?? []);
}
