import type { Regularizer } from '@linnet/core';
import type { Tensors } from './tensors.js';
import type { Tensor, Workspace } from './workspace.js';

/** What a regularizer adds to the loss: l1 sum |w| + l2 sum w^2. In doubles, as losses are. */
export function penaltyOf({ l1, l2 }: Regularizer, values: Float32Array): number {
  let [absolutes, squares] = [0, 0];
  for (const value of values) {
    absolutes += Math.abs(value);
    squares += value * value;
  }
  return l1 * absolutes + l2 * squares;
}

/** Adds its gradient; that of |w| is 0 at 0. */
export function withPenalty(
  t: Tensors,
  { constant }: Workspace,
  { l1, l2 }: Regularizer,
  gradient: Tensor,
  values: Tensor,
): Tensor {
  const withSquares = l2 === 0 ? gradient : t.add(gradient, t.multiply(values, constant(2 * l2)));
  return l1 === 0 ? withSquares : t.add(withSquares, t.multiply(t.sign(values), constant(l1)));
}
