import type { Lowerable, PlanBuilder, Shape } from '@linnet/core';
import { addWeight, type WeightOptions } from './layers.js';

/** What a layer of the suite that normalises can have. */
export interface NormalisingOptions {
  readonly epsilon?: number;
  /** Whether it has gamma and beta. */
  readonly affine?: boolean;
  /** What gamma and beta have beside. */
  readonly scales?: WeightOptions;
}

/** A layer that lowers to a `batchNormalization` op; parameters in Keras's order. */
export const batchNormalization = ({
  epsilon = 1e-3,
  momentum = 0.9,
  affine = true,
  frozen = false,
  scales: rules = {},
}: NormalisingOptions & { readonly momentum?: number; readonly frozen?: boolean } = {}): Lowerable => ({
  lower: (plan, from) => {
    const shape = from.shape.slice(-1);
    const scales = affine ? affineOf(plan, shape, rules) : {};
    const mean = addWeight(plan, 'mean', shape, { trained: false });
    const variance = addWeight(plan, 'variance', shape, { trained: false });
    const settings = { ...scales, mean, variance, momentum, epsilon, ...(frozen ? { frozen } : {}) };
    return plan.op('batchNormalization', from, from.shape, settings);
  },
});

/** A layer that lowers to a `layerNormalization` op. */
export const layerNormalization = ({
  epsilon = 1e-3,
  affine = true,
  scales: rules = {},
}: NormalisingOptions = {}): Lowerable => ({
  lower: (plan, from) => {
    const shape = from.shape.slice(-1);
    const scales = affine ? affineOf(plan, shape, rules) : {};
    return plan.op('layerNormalization', from, from.shape, { ...scales, epsilon });
  },
});

const affineOf = (plan: PlanBuilder, shape: Shape, rules: WeightOptions) => ({
  gamma: addWeight(plan, 'gamma', shape, rules),
  beta: addWeight(plan, 'beta', shape, rules),
});
