import { type Floats, type Kernel, type KernelContext, type OpKinds, sizeOf } from '@linnet/core';
import { operandOf } from '../operand.js';
import type { Rounding } from '../precision.js';
import { byChannel } from './moments.js';
import { createNormaliser } from './normaliser.js';

/**
 * Normalises each channel over the batch (Ioffe and Szegedy, 2015): params are the kept mean and variance, gamma and
 * beta, the last two as far as there are any.
 */
export function batchNormalizationKernel(
  context: KernelContext,
  op: OpKinds['batchNormalization'],
  round: Rounding,
): Kernel {
  const { shape } = operandOf(context.inputs, 0);
  const channels = shape.at(-1) ?? 1;
  const isFrozen = op.frozen === true;
  const placesPerRow = sizeOf(shape) / channels;
  const [mean, variance] = [operandOf(context.params, 0).value, operandOf(context.params, 1).value];
  const { means, variances, measure, apply, addGradients } = createNormaliser(context, {
    grouping: byChannel(channels),
    epsilon: op.epsilon,
    gamma: op.gamma === undefined ? undefined : context.params[2],
    beta: op.beta === undefined ? undefined : context.params.at(-1),
  });
  /** Lets what is kept follow the batch. */
  const follow = (kept: Floats, batch: Floats): void => {
    for (let channel = 0; channel < channels; channel++) {
      kept[channel] = round(op.momentum * (kept[channel] as number) + (1 - op.momentum) * (batch[channel] as number));
    }
  };
  return {
    forward: (rows, training) => {
      if (training && !isFrozen) {
        measure(rows * placesPerRow);
        follow(mean, means);
        follow(variance, variances);
      } else {
        means.set(mean);
        variances.set(variance);
      }
      apply(rows * placesPerRow);
    },
    backward: (rows) => addGradients(rows * placesPerRow, !isFrozen),
  };
}
