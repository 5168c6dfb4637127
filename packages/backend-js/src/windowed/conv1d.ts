import type { Kernel, KernelContext, OpKinds } from '@linnet/core';
import { activatedAffine } from '../activated-affine.js';
import { operandOf } from '../operand.js';
import { createPatches } from './patches.js';

/** A convolution over the steps as one product of all its windows: params are the kernel and, if there is one, the bias. */
export function conv1dKernel(context: KernelContext, op: OpKinds['conv1d']): Kernel {
  const weights = operandOf(context.params, 0);
  const [width = 1, channels = 1, filters = 1] = weights.shape;
  const patches = createPatches(context, op, width);
  const product = activatedAffine(context, {
    x: patches.values,
    kernel: { ...weights, shape: [width * channels, filters] },
    bias: context.params[1],
    y: operandOf(context.outputs, 0),
    activation: op.activation,
  });
  return {
    forward: (rows, training) => {
      patches.gather(rows);
      product.forward(rows, training);
    },
    backward: (rows) => {
      patches.clear();
      product.backward(rows);
      patches.scatter(rows);
    },
  };
}
