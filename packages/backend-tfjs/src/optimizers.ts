import { adamStepSize, type OptimizerSpec } from '@linnet/core';
import type { Tensors } from './tensors.js';
import type { Tensor, Workspace } from './workspace.js';

/** Parameters and what the optimiser remembers of them, all vectors of one length. */
export interface Weights {
  readonly values: Tensor;
  readonly moments: readonly Tensor[];
}

/** An update rule, on tensors. */
export interface Optimizer {
  /** The update of a step, which counts from 1. What depends on the step alone is computed once for all parameters. */
  step(step: number, learningRate: number): (weights: Weights, gradient: Tensor) => Weights;
}

/** How many numbers an optimiser remembers for each number of a parameter. */
export const momentsOf = ({ kind }: OptimizerSpec): number => ({ sgd: 0, adam: 2 })[kind];

/** Lays out an optimiser; the formulas stand at `OptimizerSpec`. */
export function createOptimizer(spec: OptimizerSpec, t: Tensors, workspace: Workspace): Optimizer {
  switch (spec.kind) {
    case 'sgd':
      return sgd(t, workspace);
    case 'adam':
      return adam(spec, t, workspace);
  }
}

function sgd(t: Tensors, { upload }: Workspace): Optimizer {
  return {
    step: (_step, learningRate) => {
      const rate = upload(Float32Array.of(learningRate), []);
      return ({ values }, gradient) => ({ values: t.subtract(values, t.multiply(gradient, rate)), moments: [] });
    },
  };
}

type Adam = Extract<OptimizerSpec, { readonly kind: 'adam' }>;

function adam(spec: Adam, t: Tensors, { constant, upload }: Workspace): Optimizer {
  const { beta1, beta2, epsilon } = spec;
  const towards = (from: Tensor, to: Tensor, share: number): Tensor =>
    t.add(from, t.multiply(t.subtract(to, from), constant(share)));
  return {
    step: (step, learningRate) => {
      const rate = upload(Float32Array.of(adamStepSize(spec, step, learningRate)), []);
      return ({ values, moments: [first, second] }, gradient) => {
        if (first === undefined || second === undefined) throw new RangeError('Adam needs two moments.');
        const m = towards(first, gradient, 1 - beta1);
        const v = towards(second, t.multiply(gradient, gradient), 1 - beta2);
        const change = t.divide(t.multiply(m, rate), t.add(t.sqrt(v), constant(epsilon)));
        return { values: t.subtract(values, change), moments: [m, v] };
      };
    },
  };
}
