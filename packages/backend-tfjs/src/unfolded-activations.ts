import type { UnfoldedActivation } from '@linnet/core';
import type { Tensors } from './tensors.js';
import type { Tensor, Workspace } from './workspace.js';

/** A function of each number, and its derivative, both told from what comes in. */
export interface UnfoldedTensorActivation {
  whole(x: Tensor): Tensor;
  slope(x: Tensor): Tensor;
}

/** Every activation whose derivative needs what comes in. */
export function createUnfoldedActivations(
  t: Tensors,
  { constant }: Pick<Workspace, 'constant'>,
): Readonly<Record<UnfoldedActivation, UnfoldedTensorActivation>> {
  const [one, half] = [constant(1), constant(0.5)];
  const [rootHalf, density] = [constant(Math.SQRT1_2), constant(1 / Math.sqrt(2 * Math.PI))];
  /** The share of a standard normal distribution below x. tfjs's erf is off by 1.5e-7 at most. */
  const below = (x: Tensor): Tensor => t.multiply(t.add(t.erf(t.multiply(x, rootHalf)), one), half);
  return {
    /** Hendrycks and Gimpel, 2016. */
    gelu: {
      whole: (x) => t.multiply(x, below(x)),
      slope: (x) => {
        const bell = t.exp(t.negative(t.multiply(t.multiply(x, x), half)));
        return t.add(below(x), t.multiply(t.multiply(x, density), bell));
      },
    },
    silu: {
      whole: (x) => t.multiply(x, t.sigmoid(x)),
      slope: (x) => {
        const share = t.sigmoid(x);
        return t.multiply(share, t.add(one, t.multiply(x, t.subtract(one, share))));
      },
    },
  };
}
