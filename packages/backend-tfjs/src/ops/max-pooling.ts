import type { OpKinds, Plan, PlanOp } from '@linnet/core';
import type { TensorOp } from '../op.js';
import { forEachSeen, type Windows, windowsOf } from '../windows/windows.js';
import type { Workspace } from '../workspace.js';

/** The largest number of each channel of each window; the gradient goes to the first that is as large. On the host. */
export function maxPoolingOp(
  { peek, upload }: Workspace,
  op: OpKinds['maxPooling1d'] & Pick<PlanOp, 'inputs' | 'outputs'>,
  plan: Plan,
): TensorOp {
  const windows = windowsOf(op, plan, op.size, 1);
  return ({ x }) => {
    const [rows = 1, size = 1] = x.shape;
    const { values, places } = largestOf(windows, rows, peek(x));
    return {
      y: upload(values, [rows, windows.count * windows.channels]),
      backward: (gradient) => ({ inputs: [upload(broughtTo(places, peek(gradient), rows * size), x.shape)] }),
    };
  };
}

/** The largest numbers, and where they stand; NaN is larger than any. */
function largestOf(
  windows: Windows,
  rows: number,
  values: Float32Array,
): { readonly values: Float32Array; readonly places: Int32Array } {
  const { channels, count } = windows;
  const most = new Float32Array(rows * count * channels);
  const places = new Int32Array(most.length).fill(-1);
  forEachSeen(windows, rows, (step, window) => {
    for (let channel = 0; channel < channels; channel++) {
      const [from, to] = [step * channels + channel, window * channels + channel];
      const value = values[from] as number;
      if ((places[to] as number) >= 0 && value <= (most[to] as number)) continue;
      most[to] = value;
      places[to] = from;
    }
  });
  return { values: most, places };
}

/** Adds each number at its place among `length`. */
function broughtTo(places: Int32Array, values: Float32Array, length: number): Float32Array {
  const sums = new Float32Array(length);
  for (let index = 0; index < places.length; index++) {
    const place = places[index] as number;
    sums[place] = (sums[place] as number) + (values[index] as number);
  }
  return sums;
}
