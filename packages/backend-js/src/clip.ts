import { type Interval, type Kernel, type KernelContext, sizeOf } from '@linnet/core';
import { operandOf } from './operand.js';

/** Limits every value; the gradient passes where the value stood within, ends included, as TensorFlow's clip does. */
export function clipKernel(context: KernelContext, [low, high]: Interval): Kernel {
  const [x, y] = [operandOf(context.inputs, 0), operandOf(context.outputs, 0)];
  const size = sizeOf(x.shape);
  return {
    forward: (rows) => {
      for (let index = 0; index < rows * size; index++) {
        y.value[index] = Math.min(Math.max(x.value[index] as number, low), high);
      }
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
