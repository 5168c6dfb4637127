import {
  type Activation,
  type KernelContext,
  type PlanOp,
  type UnfoldedActivation,
  unfoldedActivations,
} from '@linnet/core';
import { activationKernel } from './activation.js';
import { clipKernel } from './clip.js';
import { denseKernel } from './dense.js';
import { dropoutKernel } from './dropout.js';
import { embeddingKernel } from './embedding.js';
import { gaussianNoiseKernel } from './gaussian-noise.js';
import { mergeKernel } from './merge/merge.js';
import { batchNormalizationKernel } from './normalisation/batch-normalization.js';
import { layerNormalizationKernel } from './normalisation/layer-normalization.js';
import type { Rounding } from './precision.js';
import { quantiseKernel } from './quantise.js';
import { gruKernel, lstmKernel, simpleRnnKernel } from './recurrent/kernels.js';
import type { StatefulKernel } from './recurrent/recurrent.js';
import { reshapeKernel } from './reshape.js';
import { reverseKernel } from './reverse.js';
import { softmaxKernel } from './softmax.js';
import { unfoldedActivationKernel } from './unfolded-activation.js';
import { averagePoolingKernel } from './windowed/average-pooling.js';
import { conv1dKernel } from './windowed/conv1d.js';
import { maxPoolingKernel } from './windowed/max-pooling.js';

/** How kernels that keep something keep it. */
export interface Keeping {
  /** Whether states of recurrent ops go from batch to batch. */
  readonly kept: boolean;
  /** How an op's own parameters are rounded. */
  readonly round: Rounding;
}

/** Lays out one operation. */
export function kernelFor(op: PlanOp, context: KernelContext, { kept, round }: Keeping): StatefulKernel {
  switch (op.kind) {
    case 'dense':
      return denseKernel(context, op.activation);
    case 'activation':
      return isUnfolded(op.activation)
        ? unfoldedActivationKernel(context, op.activation)
        : activationKernel(context, op.activation, op.slope);
    case 'softmax':
      return softmaxKernel(context);
    case 'dropout':
      return dropoutKernel(context, op.rate);
    case 'gaussianNoise':
      return gaussianNoiseKernel(context, op.deviation);
    case 'batchNormalization':
      return batchNormalizationKernel(context, op, round);
    case 'layerNormalization':
      return layerNormalizationKernel(context, op);
    case 'conv1d':
      return conv1dKernel(context, op);
    case 'maxPooling1d':
      return maxPoolingKernel(context, op);
    case 'averagePooling1d':
      return averagePoolingKernel(context, op);
    case 'reshape':
      return reshapeKernel(context);
    case 'embedding':
      return embeddingKernel(context);
    case 'reverse':
      return reverseKernel(context);
    case 'merge':
      return mergeKernel(context, op);
    case 'lstm':
      return lstmKernel(context, op, kept);
    case 'gru':
      return gruKernel(context, op, kept);
    case 'simpleRnn':
      return simpleRnnKernel(context, op, kept);
    case 'clip':
      return clipKernel(context, op.to);
    case 'quantise':
      return quantiseKernel(context, op);
    case 'custom':
      return op.definition.kernel(context, op.attributes);
  }
}

const isUnfolded = (name: Activation | UnfoldedActivation): name is UnfoldedActivation =>
  (unfoldedActivations as readonly string[]).includes(name);
