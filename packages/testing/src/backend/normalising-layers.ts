import type { Lowerable } from '@linnet/core';
import { addWeight } from './layers.js';

/** What a layer of the suite that normalises can have. */
export interface NormalisingOptions {
  readonly epsilon?: number;
  /** Whether it has gamma and beta. */
  readonly affine?: boolean;
}

/** A layer that lowers to a `batchNormalization` op; parameters in Keras's order. */
export const batchNormalization = ({
  epsilon = 1e-3,
  momentum = 0.9,
  affine = true,
}: NormalisingOptions & { readonly momentum?: number } = {}): Lowerable => ({
  lower: (plan, from) => {
    const shape = from.shape.slice(-1);
    const scales = affine ? { gamma: addWeight(plan, 'gamma', shape), beta: addWeight(plan, 'beta', shape) } : {};
    const mean = addWeight(plan, 'mean', shape, { trained: false });
    const variance = addWeight(plan, 'variance', shape, { trained: false });
    return plan.op('batchNormalization', from, from.shape, { ...scales, mean, variance, momentum, epsilon });
  },
});

/** A layer that lowers to a `layerNormalization` op. */
export const layerNormalization = ({ epsilon = 1e-3, affine = true }: NormalisingOptions = {}): Lowerable => ({
  lower: (plan, from) => {
    const shape = from.shape.slice(-1);
    const scales = affine ? { gamma: addWeight(plan, 'gamma', shape), beta: addWeight(plan, 'beta', shape) } : {};
    return plan.op('layerNormalization', from, from.shape, { ...scales, epsilon });
  },
});
