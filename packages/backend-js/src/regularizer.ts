import type { Floats, Regularizer } from '@linnet/core';

/** What a regularizer adds to the loss. */
export function penaltyOf({ l1, l2 }: Regularizer, values: Floats): number {
  let [sizes, squares] = [0, 0];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    sizes += Math.abs(value);
    squares += value * value;
  }
  return l1 * sizes + l2 * squares;
}

/** Adds its gradient, l1 sign(w) + 2 l2 w. */
export function addPenaltyGradient({ l1, l2 }: Regularizer, gradient: Floats, values: Floats): void {
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    gradient[index] = (gradient[index] as number) + l1 * Math.sign(value) + 2 * l2 * value;
  }
}
