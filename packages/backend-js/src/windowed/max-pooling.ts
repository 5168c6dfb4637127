import type { Kernel, KernelContext, OpKinds } from '@linnet/core';
import { operandOf } from '../operand.js';
import { createWindows, type Visit } from './windows.js';

/** The largest number of each channel of each window; the gradient goes to the first that is as large. */
export function maxPoolingKernel(context: KernelContext, op: OpKinds['maxPooling1d']): Kernel {
  const [x, y] = [operandOf(context.inputs, 0), operandOf(context.outputs, 0)];
  const { channels, forEach } = createWindows(context, op);
  const findLargest: Visit = (from, end, to) => {
    let most = Number.NEGATIVE_INFINITY;
    for (let at = from; at < end; at += channels) most = Math.max(most, x.value[at] as number);
    y.value[to] = most;
  };
  const { gradient } = x;
  const { gradient: arriving } = y;
  const giveToLargest: Visit | undefined =
    gradient &&
    arriving &&
    ((from, end, to) => {
      let at = from;
      while (at < end && x.value[at] !== y.value[to]) at += channels;
      // Nothing equals NaN.
      if (at < end) gradient[at] = (gradient[at] as number) + (arriving[to] as number);
    });
  return {
    forward: (rows) => forEach(rows, findLargest),
    backward: (rows) => {
      if (giveToLargest !== undefined) forEach(rows, giveToLargest);
    },
  };
}
