import type { KernelContext, OpKinds } from '@linnet/core';
import type { Values } from '../affine.js';
import { operandOf } from '../operand.js';

/** The steps that each window of a convolution sees, side by side: what makes a matrix product of it. */
export interface Patches {
  /** Rows of windows x (taps x channels); the gradient is there where somebody needs that of the steps. */
  readonly values: Values;
  /** Copies what the windows see of the first `rows` rows; what stands outside is 0. */
  gather(rows: number): void;
  /** The gradient back to zeros. */
  clear(): void;
  /** Adds the gradient to those of the steps. */
  scatter(rows: number): void;
}

/** One tap of one window: where its channels stand among the patches, and in x. */
type Tap = (patch: number, at: number) => void;

/** Lays them out for windows of `taps` steps. */
export function createPatches(
  context: KernelContext,
  { stride, before, dilation }: Pick<OpKinds['conv1d'], 'stride' | 'before' | 'dilation'>,
  taps: number,
): Patches {
  const [x, y] = [operandOf(context.inputs, 0), operandOf(context.outputs, 0)];
  const [steps = 1, channels = 1] = x.shape;
  const [windows = 1] = y.shape;
  const length = context.batchSize * windows * taps * channels;
  const value = context.scratch(length);
  const gradient = x.gradient && context.scratch(length);

  /** Goes through every tap of every window; -1 for one that lies outside. */
  const visit = (rows: number, tap: Tap): void => {
    for (let row = 0, patch = 0; row < rows; row++) {
      for (let window = 0; window < windows; window++) {
        for (let index = 0; index < taps; index++, patch += channels) {
          const step = window * stride - before + index * dilation;
          tap(patch, step >= 0 && step < steps ? (row * steps + step) * channels : -1);
        }
      }
    }
  };
  const copy: Tap = (patch, from) => {
    for (let channel = 0; channel < channels; channel++) {
      value[patch + channel] = from < 0 ? 0 : (x.value[from + channel] as number);
    }
  };
  const to = x.gradient;
  const addBack: Tap | undefined =
    to &&
    gradient &&
    ((patch, at) => {
      for (let channel = 0; at >= 0 && channel < channels; channel++) {
        to[at + channel] = (to[at + channel] as number) + (gradient[patch + channel] as number);
      }
    });
  return {
    values: { value, gradient },
    gather: (rows) => visit(rows, copy),
    clear: () => gradient?.fill(0),
    scatter: (rows) => {
      if (addBack !== undefined) visit(rows, addBack);
    },
  };
}
