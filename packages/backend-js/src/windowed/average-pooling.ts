import type { Kernel, KernelContext, OpKinds } from '@linnet/core';
import { operandOf } from '../operand.js';
import { createWindows, type Visit } from './windows.js';

/** The mean of each channel of each window. */
export function averagePoolingKernel(context: KernelContext, op: OpKinds['averagePooling1d']): Kernel {
  const [x, y] = [operandOf(context.inputs, 0), operandOf(context.outputs, 0)];
  const { channels, forEach } = createWindows(context, op);
  const average: Visit = (from, end, to) => {
    let sum = 0;
    for (let at = from; at < end; at += channels) sum += x.value[at] as number;
    y.value[to] = (sum * channels) / (end - from);
  };
  const { gradient } = x;
  const { gradient: arriving } = y;
  const share: Visit | undefined =
    gradient &&
    arriving &&
    ((from, end, to) => {
      const part = ((arriving[to] as number) * channels) / (end - from);
      for (let at = from; at < end; at += channels) gradient[at] = (gradient[at] as number) + part;
    });
  return {
    forward: (rows) => forEach(rows, average),
    backward: (rows) => {
      if (share !== undefined) forEach(rows, share);
    },
  };
}
