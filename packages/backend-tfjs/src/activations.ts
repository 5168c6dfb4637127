import type { Activation } from '@linnet/core';
import type { FusedActivation, Tensors } from './tensors.js';
import type { Tensor, Workspace } from './workspace.js';

/** An activation in forward kernels. */
export interface TensorActivation {
  /** What the matrix product applies. */
  readonly fused: FusedActivation;
  /** What is left to apply after it. */
  apply(sums: Tensor): Tensor;
  /** The whole function. */
  whole(x: Tensor): Tensor;
  /** The gradient times the derivative, which each of these functions can tell from its results. */
  scaleGradient(gradient: Tensor, results: Tensor): Tensor;
}

const asItIs = (sums: Tensor): Tensor => sums;

/** Every activation. */
export function createActivations(
  t: Tensors,
  { constant }: Pick<Workspace, 'constant'>,
): Readonly<Record<Activation, TensorActivation>> {
  const one = constant(1);
  const softsign = (x: Tensor): Tensor => t.divide(x, t.add(one, t.abs(x)));
  return {
    linear: { fused: 'linear', apply: asItIs, whole: asItIs, scaleGradient: asItIs },
    // The derivative at 0 is 0, as in Keras.
    relu: {
      fused: 'relu',
      apply: asItIs,
      whole: t.relu,
      scaleGradient: (gradient, y) => t.multiply(gradient, t.step(y)),
    },
    sigmoid: {
      fused: 'sigmoid',
      apply: asItIs,
      whole: t.sigmoid,
      scaleGradient: (gradient, y) => t.multiply(gradient, t.multiply(y, t.subtract(one, y))),
    },
    tanh: {
      fused: 'linear',
      apply: t.tanh,
      whole: t.tanh,
      scaleGradient: (gradient, y) => t.multiply(gradient, t.subtract(one, t.multiply(y, y))),
    },
    // y = x / (1 + |x|), so 1 - |y| = 1 / (1 + |x|), and the derivative is its square.
    softsign: {
      fused: 'linear',
      apply: softsign,
      whole: softsign,
      scaleGradient: (gradient, y) => {
        const root = t.subtract(one, t.abs(y));
        return t.multiply(gradient, t.multiply(root, root));
      },
    },
  };
}
