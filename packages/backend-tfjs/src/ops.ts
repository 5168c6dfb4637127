import type { Plan, PlanOp } from '@linnet/core';
import { createActivations } from './activations.js';
import type { Noise, TensorOp } from './op.js';
import { activationOp } from './ops/activation.js';
import { averagePoolingOp } from './ops/average-pooling.js';
import { batchNormalizationOp } from './ops/batch-normalization.js';
import { clipOp } from './ops/clip.js';
import { conv1dOp } from './ops/conv1d.js';
import { denseOp } from './ops/dense.js';
import { dropoutOp } from './ops/dropout.js';
import { embeddingOp } from './ops/embedding.js';
import { gaussianNoiseOp } from './ops/gaussian-noise.js';
import { layerNormalizationOp } from './ops/layer-normalization.js';
import { maxPoolingOp } from './ops/max-pooling.js';
import { mergeOp } from './ops/merge.js';
import { quantiseOp } from './ops/quantise.js';
import { reshapeOp } from './ops/reshape.js';
import { reverseOp } from './ops/reverse.js';
import { softmaxOp } from './ops/softmax.js';
import type { Tensors } from './tensors.js';
import type { Workspace } from './workspace.js';

/** Makes tensor ops from those of a plan; `noise` is that of the present step. */
export function createOps(
  plan: Plan,
  t: Tensors,
  workspace: Workspace,
  noise: Noise,
): (op: PlanOp, index: number) => TensorOp {
  const activations = createActivations(t, workspace);
  return (op, index) => {
    switch (op.kind) {
      case 'dense':
        return denseOp(t, workspace, op, activations[op.activation], plan);
      case 'activation':
        return activationOp(t, workspace, op, activations);
      case 'softmax':
        return softmaxOp(t, workspace, plan.buffers[op.inputs[0] ?? -1]?.at(-1) ?? 1);
      case 'dropout':
        return dropoutOp(t, workspace, op.rate, () => noise.of(index));
      case 'gaussianNoise':
        return gaussianNoiseOp(t, workspace, op.deviation, () => noise.of(index));
      case 'batchNormalization':
        return batchNormalizationOp(t, workspace, op, plan);
      case 'layerNormalization':
        return layerNormalizationOp(t, workspace, op, plan);
      case 'conv1d':
        return conv1dOp(t, workspace, op, activations[op.activation], plan);
      case 'maxPooling1d':
        return maxPoolingOp(workspace, op, plan);
      case 'averagePooling1d':
        return averagePoolingOp(workspace, op, plan);
      case 'reshape':
        return reshapeOp;
      case 'embedding':
        return embeddingOp(workspace, op, plan);
      case 'reverse':
        return reverseOp(workspace, plan.buffers[op.inputs[0] ?? -1]?.[0] ?? 1);
      case 'merge':
        return mergeOp(t, workspace, op, plan);
      case 'clip':
        return clipOp(t, workspace, op.to);
      case 'quantise':
        return quantiseOp(t, workspace, op);
      default:
        throw new RangeError(`Ops of kind "${op.kind}" are refused before they get here.`);
    }
  };
}
