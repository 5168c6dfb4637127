import { type Activation, type Kernel, type KernelContext, sizeOf } from '@linnet/core';
import { activationLoops } from './activations.js';
import { operandOf } from './operand.js';

/** A function of each value. */
export function activationKernel(context: KernelContext, activation: Activation): Kernel {
  const [x, y] = [operandOf(context.inputs, 0), operandOf(context.outputs, 0)];
  const size = sizeOf(x.shape);
  const delta = context.scratch(x.gradient === undefined ? 0 : context.batchSize * size);
  const { apply, scaleGradient } = activationLoops[activation];
  return {
    forward: (rows) => {
      for (let index = 0; index < rows * size; index++) y.value[index] = x.value[index] as number;
      apply(y.value, 0, rows * size);
    },
    backward: (rows) => {
      if (x.gradient === undefined || y.gradient === undefined) return;
      scaleGradient(delta, y.gradient, y.value, 0, rows * size);
      for (let index = 0; index < rows * size; index++) {
        x.gradient[index] = (x.gradient[index] as number) + (delta[index] as number);
      }
    },
  };
}
