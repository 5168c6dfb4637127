import { type Kernel, type KernelContext, type OpKinds, sizeOf } from '@linnet/core';
import { operandOf } from '../operand.js';
import { byPlace } from './moments.js';
import { createNormaliser } from './normaliser.js';

/** Normalises the last axis of each place by itself (Ba et al., 2016): params are gamma and beta, as far as there are any. */
export function layerNormalizationKernel(context: KernelContext, op: OpKinds['layerNormalization']): Kernel {
  const { shape } = operandOf(context.inputs, 0);
  const channels = shape.at(-1) ?? 1;
  const placesPerRow = sizeOf(shape) / channels;
  const { measure, apply, addGradients } = createNormaliser(context, {
    grouping: byPlace(channels),
    epsilon: op.epsilon,
    gamma: op.gamma === undefined ? undefined : context.params[0],
    beta: op.beta === undefined ? undefined : context.params.at(-1),
  });
  return {
    forward: (rows) => {
      measure(rows * placesPerRow);
      apply(rows * placesPerRow);
    },
    backward: (rows) => addGradients(rows * placesPerRow, true),
  };
}
