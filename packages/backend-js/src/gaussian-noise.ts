import { type Kernel, type KernelContext, sizeOf } from '@linnet/core';
import { addNumbers, copyNumbers } from './arrays.js';
import { operandOf } from './operand.js';

/** Adds noise while it trains, as `OpKinds.gaussianNoise` says; the gradient passes as it is. */
export function gaussianNoiseKernel(context: KernelContext, deviation: number): Kernel {
  const [x, y] = [operandOf(context.inputs, 0), operandOf(context.outputs, 0)];
  const size = sizeOf(x.shape);
  return {
    forward: (rows, training) => {
      copyNumbers(y.value, x.value, rows * size);
      if (!training) return;
      const noise = context.noise();
      for (let index = 0; index < rows * size; index++) {
        y.value[index] = (y.value[index] as number) + deviation * noise.normal();
      }
    },
    backward: (rows) => {
      if (x.gradient !== undefined && y.gradient !== undefined) addNumbers(x.gradient, y.gradient, rows * size);
    },
  };
}
