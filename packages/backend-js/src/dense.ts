import { type Activation, type Kernel, type KernelContext, sizeOf } from '@linnet/core';
import { activationLoops } from './activations.js';
import { affine } from './affine.js';
import { operandOf } from './operand.js';

/** `activation(x kernel + bias)` over the last axis: params are the kernel (inputs x units) and, if there is one, the bias. */
export function denseKernel(context: KernelContext, activation: Activation): Kernel {
  const [x, y] = [operandOf(context.inputs, 0), operandOf(context.outputs, 0)];
  const size = sizeOf(y.shape);
  // Every row of the batch holds as many rows of the product as its leading axes have places.
  const places = size / (y.shape.at(-1) ?? 1);
  const delta = context.scratch(y.gradient === undefined ? 0 : context.batchSize * size);
  const { apply, scaleGradient } = activationLoops[activation];
  const { forward, backward } = affine({
    x,
    kernel: operandOf(context.params, 0),
    bias: context.params[1],
    sums: y.value,
    delta,
    mostRows: context.batchSize * places,
  });
  return {
    forward: (rows) => {
      forward(rows * places);
      apply(y.value, 0, rows * size);
    },
    backward: (rows) => {
      if (y.gradient === undefined) return;
      scaleGradient(delta, y.gradient, y.value, 0, rows * size);
      backward(rows * places);
    },
  };
}
