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

/** Lays out an optimiser; the formulas stand at `OptimizerSpec`. */
export function createOptimizer(spec: OptimizerSpec, t: Tensors, workspace: Workspace): Optimizer {
  switch (spec.kind) {
    case 'sgd':
      return spec.momentum > 0 ? momentum(spec, t, workspace) : sgd(t, workspace);
    case 'adam':
      return adam(spec, t, workspace);
    case 'rmsprop':
      return rmsprop(spec, t, workspace);
  }
}

type Spec<Kind extends OptimizerSpec['kind']> = Extract<OptimizerSpec, { readonly kind: Kind }>;

function sgd(t: Tensors, { upload }: Workspace): Optimizer {
  return {
    step: (_step, learningRate) => {
      const rate = upload(Float32Array.of(learningRate), []);
      return ({ values }, gradient) => ({ values: t.subtract(values, t.multiply(gradient, rate)), moments: [] });
    },
  };
}

function momentum(spec: Spec<'sgd'>, t: Tensors, { constant, upload }: Workspace): Optimizer {
  const share = constant(spec.momentum);
  return {
    step: (_step, learningRate) => {
      const rate = upload(Float32Array.of(learningRate), []);
      return ({ values, moments: [before] }, gradient) => {
        const change = t.multiply(gradient, rate);
        const m = t.subtract(t.multiply(kept(before), share), change);
        const move = spec.nesterov ? t.subtract(t.multiply(m, share), change) : m;
        return { values: t.add(values, move), moments: [m] };
      };
    },
  };
}

function adam(spec: Spec<'adam'>, t: Tensors, { constant, upload }: Workspace): Optimizer {
  const { beta1, beta2, epsilon } = spec;
  const towards = (from: Tensor, to: Tensor, share: number): Tensor =>
    t.add(from, t.multiply(t.subtract(to, from), constant(share)));
  return {
    step: (step, learningRate) => {
      const rate = upload(Float32Array.of(adamStepSize(spec, step, learningRate)), []);
      return ({ values, moments: [first, second] }, gradient) => {
        const m = towards(kept(first), gradient, 1 - beta1);
        const v = towards(kept(second), t.multiply(gradient, gradient), 1 - beta2);
        const change = t.divide(t.multiply(m, rate), t.add(t.sqrt(v), constant(epsilon)));
        return { values: t.subtract(values, change), moments: [m, v] };
      };
    },
  };
}

function rmsprop(spec: Spec<'rmsprop'>, t: Tensors, { constant, upload }: Workspace): Optimizer {
  const { rho, epsilon, centered } = spec;
  const mix = (before: Tensor, now: Tensor): Tensor =>
    t.add(t.multiply(before, constant(rho)), t.multiply(now, constant(1 - rho)));
  return {
    step: (_step, learningRate) => {
      const rate = upload(Float32Array.of(learningRate), []);
      return ({ values, moments }, gradient) => {
        const v = mix(kept(moments[0]), t.multiply(gradient, gradient));
        const a = centered ? mix(kept(moments[1]), gradient) : undefined;
        // A variance is not below 0, and the difference of two single floats may be.
        const spread = a === undefined ? v : t.relu(t.subtract(v, t.multiply(a, a)));
        const s = t.divide(t.multiply(gradient, rate), t.sqrt(t.add(spread, constant(epsilon))));
        const means = a === undefined ? [v] : [v, a];
        if (spec.momentum === 0) return { values: t.subtract(values, s), moments: means };
        const m = t.add(t.multiply(kept(moments.at(-1)), constant(spec.momentum)), s);
        return { values: t.subtract(values, m), moments: [...means, m] };
      };
    },
  };
}

function kept(moment: Tensor | undefined): Tensor {
  if (moment === undefined) throw new RangeError('The optimiser was laid out with fewer moments than it keeps.');
  return moment;
}
