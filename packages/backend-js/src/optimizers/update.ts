import type { Floats, OptimizerSpec } from '@linnet/core';

/** A parameter, and how its numbers are kept. */
export interface TrainedParam {
  readonly value: Floats;
  readonly gradient: Floats;
  /** As many as core's `momentsOf` tells. */
  readonly moments: readonly Floats[];
  /** The interval that its values are limited to. */
  readonly low: number;
  readonly high: number;
  /** Whether they are rounded to single floats. */
  readonly rounded: boolean;
}

/** Updates a parameter in place; `step` counts from 1. */
export type Update = (param: TrainedParam, step: number, learningRate: number) => void;

/** One kind of optimiser. */
export type Spec<Kind extends OptimizerSpec['kind']> = Extract<OptimizerSpec, { readonly kind: Kind }>;

/** A number as a parameter keeps it. It is nearly always within, so these branches cost nothing. */
export const keep = (value: number, low: number, high: number, rounded: boolean): number => {
  const within = value < low ? low : Math.min(value, high);
  return rounded ? Math.fround(within) : within;
};

/** An array of moments that the optimiser cannot do without. */
export function momentOf(moments: readonly Floats[], index: number): Floats {
  const found = moments[index];
  if (found === undefined) throw new RangeError(`The optimiser needs moment ${index}.`);
  return found;
}
