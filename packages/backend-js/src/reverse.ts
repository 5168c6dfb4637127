import { type Kernel, type KernelContext, sizeOf } from '@linnet/core';
import { operandOf } from './operand.js';

/** The steps in reverse order. */
export function reverseKernel(context: KernelContext): Kernel {
  const [x, y] = [operandOf(context.inputs, 0), operandOf(context.outputs, 0)];
  const [steps = 1] = x.shape;
  const size = sizeOf(x.shape);
  const width = size / steps;
  /** Where a number of a batch stands after, or stood before. */
  const mirrored = (index: number): number => {
    const step = Math.floor(index / width) % steps;
    return index + (steps - 1 - 2 * step) * width;
  };
  return {
    forward: (rows) => {
      for (let index = 0; index < rows * size; index++) y.value[mirrored(index)] = x.value[index] as number;
    },
    backward: (rows) => {
      if (x.gradient === undefined || y.gradient === undefined) return;
      for (let index = 0; index < rows * size; index++) {
        x.gradient[index] = (x.gradient[index] as number) + (y.gradient[mirrored(index)] as number);
      }
    },
  };
}
