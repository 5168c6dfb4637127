import type { OpKinds, Plan, PlanOp } from '@linnet/core';
import type { TensorOp } from '../op.js';
import { forEachSeen, type Windows, windowsOf } from '../windows/windows.js';
import type { Workspace } from '../workspace.js';

/**
 * The mean of each channel over the steps that a window sees. On the host: the gradient kernels of tfjs divide by the
 * window's size where it reaches over the ends.
 */
export function averagePoolingOp(
  { peek, upload }: Workspace,
  op: OpKinds['averagePooling1d'] & Pick<PlanOp, 'inputs' | 'outputs'>,
  plan: Plan,
): TensorOp {
  const windows = windowsOf(op, plan, op.size, 1);
  return ({ x }) => {
    const [rows = 1, size = 1] = x.shape;
    const shares = sharesOf(windows, rows);
    return {
      y: upload(means(windows, shares, peek(x)), [rows, windows.count * windows.channels]),
      backward: (gradient) => ({ inputs: [upload(givenBack(windows, shares, peek(gradient), rows * size), x.shape)] }),
    };
  };
}

/** For each window of so many rows, one over the number of steps that it sees. */
function sharesOf(windows: Windows, rows: number): Float64Array {
  const seen = new Float64Array(rows * windows.count);
  forEachSeen(windows, rows, (_step, window) => {
    seen[window] = (seen[window] as number) + 1;
  });
  return seen.map((count) => 1 / count);
}

function means(windows: Windows, shares: Float64Array, values: Float32Array): Float32Array {
  const { channels, count } = windows;
  const sums = new Float32Array(shares.length * channels);
  forEachSeen(windows, shares.length / count, (step, window) => {
    for (let channel = 0; channel < channels; channel++) {
      const to = window * channels + channel;
      sums[to] = (sums[to] as number) + (values[step * channels + channel] as number);
    }
  });
  return sums.map((sum, at) => sum * (shares[Math.floor(at / channels)] as number));
}

/** What each of `length` values gets of its windows' gradients. */
function givenBack(windows: Windows, shares: Float64Array, gradient: Float32Array, length: number): Float32Array {
  const { channels, count } = windows;
  const sums = new Float32Array(length);
  forEachSeen(windows, shares.length / count, (step, window) => {
    for (let channel = 0; channel < channels; channel++) {
      const to = step * channels + channel;
      const part = (gradient[window * channels + channel] as number) * (shares[window] as number);
      sums[to] = (sums[to] as number) + part;
    }
  });
  return sums;
}
