import { type Stream, sizeOf } from '@linnet/core';
import type { TensorOp } from '../op.js';
import type { Tensors } from '../tensors.js';
import type { Workspace } from '../workspace.js';

/** Adds noise while training, as `OpKinds.gaussianNoise` says; the host draws, and the gradient passes as it is. */
export function gaussianNoiseOp(t: Tensors, { upload }: Workspace, deviation: number, noise: () => Stream): TensorOp {
  return ({ x, training }) => ({
    y: training ? t.add(x, upload(drawn(noise(), deviation, sizeOf(x.shape)), x.shape)) : x,
    backward: (gradient) => ({ inputs: [gradient] }),
  });
}

function drawn(generator: Stream, deviation: number, count: number): Float32Array {
  const values = new Float32Array(count);
  for (let index = 0; index < count; index++) values[index] = deviation * generator.normal();
  return values;
}
