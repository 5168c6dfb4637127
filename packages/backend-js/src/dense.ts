import type { Activation, Kernel, KernelContext } from '@linnet/core';
import { activatedAffine } from './activated-affine.js';
import { operandOf } from './operand.js';

/** `activation(x kernel + bias)` over the last axis: params are the kernel (inputs x units) and, if there is one, the bias. */
export const denseKernel = (context: KernelContext, activation: Activation): Kernel =>
  activatedAffine(context, {
    x: operandOf(context.inputs, 0),
    kernel: operandOf(context.params, 0),
    bias: context.params[1],
    y: operandOf(context.outputs, 0),
    activation,
  });
