import type { KernelContext, OpKinds } from '@linnet/core';
import { operandOf } from '../operand.js';

/** One channel of one window: every `channels`th number of x from `from` to before `end`, and its place in y. */
export type Visit = (from: number, end: number, to: number) => void;

/** The windows of a pooling op, without the steps outside. */
export interface Windows {
  readonly channels: number;
  /** Goes through every channel of every window of the first `rows` rows. */
  forEach(rows: number, visit: Visit): void;
}

/** Lays them out. */
export function createWindows(
  context: KernelContext,
  { size, stride, before }: Pick<OpKinds['maxPooling1d'], 'size' | 'stride' | 'before'>,
): Windows {
  const [steps = 1, channels = 1] = operandOf(context.inputs, 0).shape;
  const [windows = 1] = operandOf(context.outputs, 0).shape;
  return {
    channels,
    forEach: (rows, visit) => {
      for (let row = 0, to = 0; row < rows; row++) {
        for (let window = 0; window < windows; window++) {
          const start = window * stride - before;
          const from = (row * steps + Math.max(start, 0)) * channels;
          const end = (row * steps + Math.min(start + size, steps)) * channels;
          for (let channel = 0; channel < channels; channel++, to++) visit(from + channel, end + channel, to);
        }
      }
    },
  };
}
