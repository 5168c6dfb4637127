import type { Interval } from '@linnet/core';
import type { TensorOp } from '../op.js';
import type { Tensors } from '../tensors.js';
import type { Workspace } from '../workspace.js';

/** Limits values. The gradient passes where the value stood within, ends included. */
export function clipOp(t: Tensors, { constant }: Workspace, to: Interval): TensorOp {
  const one = constant(1);
  return ({ x }) => {
    const y = t.clip(x, to);
    return {
      y,
      backward: (gradient) => {
        // Clipping changed just the values outside. (The comparison kernels of tfjs are many times slower.)
        const outside = t.step(t.abs(t.subtract(x, y)));
        return { inputs: [t.multiply(gradient, t.subtract(one, outside))] };
      },
    };
  };
}
