import { type Grid, gridRounding, type Kernel, type KernelContext, sizeOf } from '@linnet/core';
import { operandOf } from './operand.js';

/** Takes every value to a grid; the gradient passes where the value stood within its ends. */
export function quantiseKernel(context: KernelContext, { step, ...whole }: Grid): Kernel {
  const [x, y] = [operandOf(context.inputs, 0), operandOf(context.outputs, 0)];
  const size = sizeOf(x.shape);
  const onGrid = gridRounding(whole);
  const [low, high] = [whole.least * step, whole.greatest * step];
  return {
    forward: (rows) => {
      for (let index = 0; index < rows * size; index++) y.value[index] = onGrid(x.value[index] as number, step);
    },
    backward: (rows) => {
      if (x.gradient === undefined || y.gradient === undefined) return;
      for (let index = 0; index < rows * size; index++) {
        const value = x.value[index] as number;
        const within = Number(value >= low) * Number(value <= high);
        x.gradient[index] = (x.gradient[index] as number) + within * (y.gradient[index] as number);
      }
    },
  };
}
