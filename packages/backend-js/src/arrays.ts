import type { Floats } from '@linnet/core';

/** How long each array is. */
export const lengthsOf = (arrays: readonly Floats[]): readonly number[] => arrays.map(({ length }) => length);

/** Copies arrays into others of the same lengths. */
export function copyInto(to: readonly Floats[], from: readonly Floats[]): void {
  for (const [index, values] of to.entries()) values.set(from[index] ?? []);
}

/** Copies the first `count` numbers. */
export function copyNumbers(to: Floats, from: Floats, count: number): void {
  for (let index = 0; index < count; index++) to[index] = from[index] as number;
}

/** Adds the first `count` numbers to others. */
export function addNumbers(to: Floats, from: Floats, count: number): void {
  for (let index = 0; index < count; index++) to[index] = (to[index] as number) + (from[index] as number);
}
