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

type Curve = (x: Tensor) => Tensor;

const asItIs: Curve = (x) => x;

/** Keras's constants of selu (Klambauer et al., 2017) and of what leakyRelu lets through. */
const [scale, alpha, leak] = [1.0507009873554805, 1.6732632423543772, 0.2];

/** Every activation. Where a function has a corner its derivative is as `activations` in core says. */
export function createActivations(
  t: Tensors,
  { constant }: Pick<Workspace, 'constant'>,
): Readonly<Record<Activation, TensorActivation>> {
  const [one, half, sixth, six] = [constant(1), constant(0.5), constant(1 / 6), constant(6)];
  /** A function that the product does not apply; `slope` tells the derivative from results. */
  const alone = (whole: Curve, slope: Curve): TensorActivation => ({
    fused: 'linear',
    apply: whole,
    whole,
    scaleGradient: (gradient, y) => t.multiply(gradient, slope(y)),
  });
  const seluSlope = (y: Tensor): Tensor => {
    const isBelow = t.step(t.negative(y));
    return t.add(constant(scale), t.multiply(isBelow, t.add(y, constant(scale * alpha - scale))));
  };
  return {
    linear: { fused: 'linear', apply: asItIs, whole: asItIs, scaleGradient: asItIs },
    relu: { ...alone(t.relu, t.step), fused: 'relu', apply: asItIs },
    sigmoid: {
      ...alone(t.sigmoid, (y) => t.multiply(y, t.subtract(one, y))),
      fused: 'sigmoid',
      apply: asItIs,
    },
    tanh: alone(t.tanh, (y) => t.subtract(one, t.multiply(y, y))),
    // y = x / (1 + |x|), so 1 - |y| = 1 / (1 + |x|), and the derivative is its square.
    softsign: alone(
      (x) => t.divide(x, t.add(one, t.abs(x))),
      (y) => {
        const root = t.subtract(one, t.abs(y));
        return t.multiply(root, root);
      },
    ),
    // The derivative is the sigmoid of x, 1 - exp(-y).
    softplus: alone(t.softplus, (y) => t.negative(t.expm1(t.negative(y)))),
    elu: alone(t.elu, (y) => t.subtract(one, t.relu(t.negative(y)))),
    selu: alone(t.selu, seluSlope),
    leakyRelu: alone(
      (x) => t.leakyRelu(x, leak),
      (y) => t.step(y, leak),
    ),
    relu6: alone(
      (x) => t.clip(x, [0, 6]),
      (y) => t.multiply(t.step(y), t.step(t.subtract(six, y))),
    ),
    hardSigmoid: alone(
      (x) => t.clip(t.add(t.multiply(x, sixth), half), [0, 1]),
      (y) => t.multiply(t.multiply(t.step(y), t.step(t.subtract(one, y))), sixth),
    ),
    hardTanh: alone(
      (x) => t.clip(x, [-1, 1]),
      (y) => t.step(t.subtract(one, t.abs(y))),
    ),
    exponential: alone(t.exp, asItIs),
  };
}
