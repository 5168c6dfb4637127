import type { TensorOp } from '../op.js';
import { inRows, likeBatch, type Tensors } from '../tensors.js';
import type { Workspace } from '../workspace.js';

/** Shares of each list of so many numbers. The gradient by x is y times what the gradient by y is above its mean, by y. */
export function softmaxOp(t: Tensors, { filled }: Workspace, length: number): TensorOp {
  return ({ x }) => {
    const shares = t.softmax(inRows(x, length));
    return {
      y: likeBatch(shares, x),
      backward: (gradient) => {
        const slopes = inRows(gradient, length);
        const means = t.product(t.multiply(shares, slopes), filled([length, 1], 1));
        return { inputs: [likeBatch(t.multiply(shares, t.subtract(slopes, means)), x)] };
      },
    };
  };
}
