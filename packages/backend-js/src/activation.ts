import { type Activation, type Kernel, type KernelContext, sizeOf } from '@linnet/core';
import { activationLoops } from './activations.js';
import { addNumbers, copyNumbers } from './arrays.js';
import { slopedLoops } from './curves.js';
import { operandOf } from './operand.js';

/** A function of each value whose derivative is told from its results. */
export function activationKernel(context: KernelContext, activation: Activation, slope: number | undefined): Kernel {
  const [x, y] = [operandOf(context.inputs, 0), operandOf(context.outputs, 0)];
  const size = sizeOf(x.shape);
  const delta = context.scratch(x.gradient === undefined ? 0 : context.batchSize * size);
  const sloped = slope === undefined ? undefined : slopedLoops[activation]?.(slope);
  const { apply, scaleGradient } = sloped ?? activationLoops[activation];
  return {
    forward: (rows) => {
      copyNumbers(y.value, x.value, rows * size);
      apply(y.value, 0, rows * size);
    },
    backward: (rows) => {
      if (x.gradient === undefined || y.gradient === undefined) return;
      scaleGradient(delta, y.gradient, y.value, 0, rows * size);
      addNumbers(x.gradient, delta, rows * size);
    },
  };
}
