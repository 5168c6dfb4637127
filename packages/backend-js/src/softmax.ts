import { type Floats, type Kernel, type KernelContext, sizeOf } from '@linnet/core';
import { softmaxRows } from '@linnet/core/losses';
import { operandOf } from './operand.js';

/** exp(x - max) over its sum, over the last axis. */
export function softmaxKernel(context: KernelContext): Kernel {
  const [x, y] = [operandOf(context.inputs, 0), operandOf(context.outputs, 0)];
  const width = x.shape.at(-1) ?? 1;
  const places = sizeOf(x.shape) / width;
  return {
    forward: (rows) => softmaxRows(y.value, x.value, width, rows * places),
    backward: (rows) => {
      if (x.gradient === undefined || y.gradient === undefined) return;
      for (let start = 0; start < rows * places * width; start += width)
        addGradient(x.gradient, y.gradient, y.value, start, start + width);
    },
  };
}

/** With p the results and g their gradient, that of the logits is p (g - sum of g p). */
function addGradient(to: Floats, gradient: Floats, results: Floats, start: number, end: number): void {
  let sum = 0;
  for (let index = start; index < end; index++) sum += (gradient[index] as number) * (results[index] as number);
  for (let index = start; index < end; index++) {
    to[index] = (to[index] as number) + (results[index] as number) * ((gradient[index] as number) - sum);
  }
}
