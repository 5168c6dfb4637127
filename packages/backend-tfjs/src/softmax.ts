import type { TensorOp } from './op.js';
import { inRows, type Tensors } from './tensors.js';
import type { Workspace } from './workspace.js';

/** Shares of each list of so many numbers. The gradient by x is y times what the gradient by y is above its mean, by y. */
export function softmaxOp(t: Tensors, { upload }: Workspace, length: number): TensorOp {
  return {
    forward: ({ x }) => ({ y: inRows(t.softmax(inRows(x, length)), rowLengthOf(x.shape)) }),
    backward: ({ x, y, gradient }) => {
      const [shares, slopes] = [inRows(y, length), inRows(gradient, length)];
      const ones = upload(new Float32Array(length).fill(1), [length, 1]);
      const means = t.product(t.multiply(shares, slopes), ones);
      const above = t.subtract(slopes, means);
      return { input: inRows(t.multiply(shares, above), rowLengthOf(x.shape)), params: [] };
    },
  };
}

const rowLengthOf = ([, length = 1]: readonly number[]): number => length;
