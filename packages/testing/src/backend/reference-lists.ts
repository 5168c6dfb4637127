import type { Floats } from '@linnet/core';

/** The number in a place; NaN where there is none. */
export const number = (values: Floats, at: number): number => values[at] ?? Number.NaN;

export const square = (x: number): number => x * x;

export const sum = (values: Floats): number => Array.from(values).reduce((total, value) => total + value, 0);

/** The sum of products. */
export const dot = (a: Float64Array, b: Floats): number => sum(a.map((value, at) => value * number(b, at)));

/** The mean of what is made of each number. */
export const mean = (values: Float64Array, of: (value: number, at: number) => number): number =>
  sum(values.map(of)) / values.length;
