import { sizeOf } from '@linnet/core';
import type { TensorOp } from '../op.js';
import type { Tensor, Workspace } from '../workspace.js';

/** So many steps in reverse order, both ways. The host copies them, in a fraction of the time of tfjs's kernel. */
export function reverseOp({ peek, upload }: Workspace, steps: number): TensorOp {
  const mirrored = (matrix: Tensor): Tensor => {
    const size = sizeOf(matrix.shape);
    const [rows = 1] = matrix.shape;
    return upload(reversed(peek(matrix), steps, size / (rows * steps)), matrix.shape);
  };
  return ({ x }) => ({ y: mirrored(x), backward: (gradient) => ({ inputs: [mirrored(gradient)] }) });
}

/** Lists of `steps` steps of `width` numbers, each list backwards. */
function reversed(values: Float32Array, steps: number, width: number): Float32Array {
  const result = new Float32Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const step = Math.floor(index / width) % steps;
    result[index + (steps - 1 - 2 * step) * width] = values[index] as number;
  }
  return result;
}
