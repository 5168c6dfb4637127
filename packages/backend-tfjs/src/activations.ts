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

/** A function that the product does not apply; `slope` tells the derivative from results. */
const alone = (t: Tensors, whole: Curve, slope: Curve): TensorActivation => ({
  fused: 'linear',
  apply: whole,
  whole,
  scaleGradient: (gradient, y) => t.multiply(gradient, slope(y)),
});

/** An activation that is told its slope below 0; undefined for one that has none. */
export function slopedActivation(
  t: Tensors,
  { constant }: Pick<Workspace, 'constant'>,
  kind: Activation,
  slope: number,
): TensorActivation | undefined {
  if (kind === 'leakyRelu') {
    return alone(
      t,
      (x) => t.leakyRelu(x, slope),
      (y) => t.step(y, slope),
    );
  }
  if (kind !== 'elu') return undefined;
  // That of tfjs has a slope of 1: what it makes of numbers below 0 is multiplied. The derivative there is y + slope.
  return alone(
    t,
    (x) => t.add(t.relu(x), t.multiply(t.elu(t.negative(t.relu(t.negative(x)))), constant(slope))),
    (y) => {
      const isAbove = t.step(y);
      return t.add(isAbove, t.multiply(t.subtract(constant(1), isAbove), t.add(y, constant(slope))));
    },
  );
}

/** Every activation. Where a function has a corner its derivative is as `activations` in core says. */
export function createActivations(
  t: Tensors,
  { constant }: Pick<Workspace, 'constant'>,
): Readonly<Record<Activation, TensorActivation>> {
  const [one, half, sixth, six] = [constant(1), constant(0.5), constant(1 / 6), constant(6)];
  const curve = (whole: Curve, slope: Curve): TensorActivation => alone(t, whole, slope);
  const seluSlope = (y: Tensor): Tensor => {
    const isBelow = t.step(t.negative(y));
    return t.add(constant(scale), t.multiply(isBelow, t.add(y, constant(scale * alpha - scale))));
  };
  return {
    linear: { fused: 'linear', apply: asItIs, whole: asItIs, scaleGradient: asItIs },
    relu: { ...curve(t.relu, t.step), fused: 'relu', apply: asItIs },
    sigmoid: {
      ...curve(t.sigmoid, (y) => t.multiply(y, t.subtract(one, y))),
      fused: 'sigmoid',
      apply: asItIs,
    },
    tanh: curve(t.tanh, (y) => t.subtract(one, t.multiply(y, y))),
    // y = x / (1 + |x|), so 1 - |y| = 1 / (1 + |x|), and the derivative is its square.
    softsign: curve(
      (x) => t.divide(x, t.add(one, t.abs(x))),
      (y) => {
        const root = t.subtract(one, t.abs(y));
        return t.multiply(root, root);
      },
    ),
    // The derivative is the sigmoid of x, 1 - exp(-y).
    softplus: curve(t.softplus, (y) => t.negative(t.expm1(t.negative(y)))),
    elu: curve(t.elu, (y) => t.subtract(one, t.relu(t.negative(y)))),
    selu: curve(t.selu, seluSlope),
    leakyRelu: curve(
      (x) => t.leakyRelu(x, leak),
      (y) => t.step(y, leak),
    ),
    relu6: curve(
      (x) => t.clip(x, [0, 6]),
      (y) => t.multiply(t.step(y), t.step(t.subtract(six, y))),
    ),
    hardSigmoid: curve(
      (x) => t.clip(t.add(t.multiply(x, sixth), half), [0, 1]),
      (y) => t.multiply(t.multiply(t.step(y), t.step(t.subtract(one, y))), sixth),
    ),
    hardTanh: curve(
      (x) => t.clip(x, [-1, 1]),
      (y) => t.step(t.subtract(one, t.abs(y))),
    ),
    exponential: curve(t.exp, asItIs),
  };
}
