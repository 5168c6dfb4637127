import { type Kernel, type KernelContext, sizeOf } from '@linnet/core';
import { operandOf } from './operand.js';

/** Each number replaced by that row of the table, its only param; NaN for numbers that are no row of it. */
export function embeddingKernel(context: KernelContext): Kernel {
  const [x, y] = [operandOf(context.inputs, 0), operandOf(context.outputs, 0)];
  const table = operandOf(context.params, 0);
  const [entries = 1, width = 1] = table.shape;
  const size = sizeOf(x.shape);
  const isEntry = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < entries;
  return {
    forward: (rows) => {
      for (let index = 0; index < rows * size; index++) {
        const entry = x.value[index] as number;
        const known = isEntry(entry);
        for (let column = 0; column < width; column++) {
          y.value[index * width + column] = known ? (table.value[entry * width + column] as number) : Number.NaN;
        }
      }
    },
    backward: (rows) => {
      if (table.gradient === undefined || y.gradient === undefined) return;
      for (let index = 0; index < rows * size; index++) {
        const entry = x.value[index] as number;
        if (!isEntry(entry)) continue;
        for (let column = 0; column < width; column++) {
          const at = entry * width + column;
          table.gradient[at] = (table.gradient[at] as number) + (y.gradient[index * width + column] as number);
        }
      }
    },
  };
}
