import { type Kernel, type KernelContext, sizeOf } from '@linnet/core';
import { operandOf } from './operand.js';

/** Leaves values out at random while it trains, as `OpKinds.dropout` says. */
export function dropoutKernel(context: KernelContext, rate: number): Kernel {
  const [x, y] = [operandOf(context.inputs, 0), operandOf(context.outputs, 0)];
  const size = sizeOf(x.shape);
  // What the forward pass drew; the way back needs the same.
  const draws = context.scratch(y.gradient === undefined ? 0 : context.batchSize * size);
  return {
    forward: (rows, training) => {
      const count = rows * size;
      if (!training) for (let index = 0; index < count; index++) y.value[index] = x.value[index] as number;
      else {
        const noise = context.noise();
        for (let index = 0; index < count; index++) {
          const draw = noise.uniform();
          draws[index] = draw;
          y.value[index] = draw < rate ? 0 : (x.value[index] as number) / (1 - rate);
        }
      }
    },
    backward: (rows) => {
      if (x.gradient === undefined || y.gradient === undefined) return;
      for (let index = 0; index < rows * size; index++) {
        const passed = (draws[index] as number) < rate ? 0 : (y.gradient[index] as number) / (1 - rate);
        x.gradient[index] = (x.gradient[index] as number) + passed;
      }
    },
  };
}
