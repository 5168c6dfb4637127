import { erf, exp, type Kernel, type KernelContext, sizeOf, type UnfoldedActivation } from '@linnet/core';
import { sigmoid } from '@linnet/core/losses';
import { operandOf } from './operand.js';

/** A function of one number and its derivative. */
interface Curve {
  value(x: number): number;
  slope(x: number): number;
}

/** The share of a standard normal distribution that lies below x. */
const below = (x: number): number => (1 + erf(x * Math.SQRT1_2)) / 2;
const density = (x: number): number => exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);

const curves: Readonly<Record<UnfoldedActivation, Curve>> = {
  /** Hendrycks and Gimpel, 2016; the exact one. */
  gelu: {
    value: (x) => x * below(x),
    slope: (x) => below(x) + x * density(x),
  },
  silu: {
    value: (x) => x * sigmoid(x),
    slope: (x) => sigmoid(x) * (1 + x * sigmoid(-x)),
  },
};

/** A function of each value whose derivative is told from what comes in. */
export function unfoldedActivationKernel(context: KernelContext, activation: UnfoldedActivation): Kernel {
  const [x, y] = [operandOf(context.inputs, 0), operandOf(context.outputs, 0)];
  const size = sizeOf(x.shape);
  const { value, slope } = curves[activation];
  return {
    forward: (rows) => {
      for (let index = 0; index < rows * size; index++) y.value[index] = value(x.value[index] as number);
    },
    backward: (rows) => {
      if (x.gradient === undefined || y.gradient === undefined) return;
      for (let index = 0; index < rows * size; index++) {
        const passed = (y.gradient[index] as number) * slope(x.value[index] as number);
        x.gradient[index] = (x.gradient[index] as number) + passed;
      }
    },
  };
}
