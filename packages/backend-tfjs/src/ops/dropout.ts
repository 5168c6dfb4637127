import { type Stream, sizeOf } from '@linnet/core';
import type { TensorOp } from '../op.js';
import type { Tensors } from '../tensors.js';
import type { Workspace } from '../workspace.js';

/** Leaves out values while training, as `OpKinds.dropout` says; the host draws, because noise is the same everywhere. */
export function dropoutOp(t: Tensors, { upload }: Workspace, rate: number, noise: () => Stream): TensorOp {
  const kept = 1 / (1 - rate);
  return ({ x, training }) => {
    if (!training) return { y: x, backward: (gradient) => ({ inputs: [gradient] }) };
    const generator = noise();
    const factors = new Float32Array(sizeOf(x.shape));
    for (let index = 0; index < factors.length; index++) factors[index] = generator.uniform() < rate ? 0 : kept;
    const mask = upload(factors, x.shape);
    return { y: t.multiply(x, mask), backward: (gradient) => ({ inputs: [t.multiply(gradient, mask)] }) };
  };
}
