import type { OptimizerSpec } from '@linnet/core';
import type { Tensor } from '../workspace.js';

/** Parameters and what the optimiser remembers of them, all vectors of one length. */
export interface Weights {
  readonly values: Tensor;
  readonly moments: readonly Tensor[];
}

/** What a step makes of some parameters and their gradient. */
export type Rule = (weights: Weights, gradient: Tensor) => Weights;

/** The rule of a step, which counts from 1. What depends on the step alone is computed once for all parameters. */
export type Optimizer = (step: number, learningRate: number) => Rule;

/** One kind of optimiser. */
export type Spec<Kind extends OptimizerSpec['kind']> = Extract<OptimizerSpec, { readonly kind: Kind }>;

/** A moment that the optimiser cannot do without. */
export function kept(moment: Tensor | undefined): Tensor {
  if (moment === undefined) throw new RangeError('The optimiser was laid out with fewer moments than it keeps.');
  return moment;
}
