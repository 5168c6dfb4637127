import { adamStepSize, momentsOf, type OptimizerSpec, type ParamSlot } from '@linnet/core';
import { constrain } from './reference-constraints.js';
import type { Value } from './reference-tape.js';

/** How one number follows its gradient; `moments` are the numbers that the rule keeps for it, in the contract's order. */
type Rule = (value: number, gradient: number, moments: number[]) => number;

/** What updates the parameters of the reference, and what it remembers. */
export interface ReferenceOptimizer {
  /** Updates so far. */
  step: number;
  /** For each number of each parameter what is kept for it. */
  readonly moments: readonly (readonly number[][])[];
  /** One update of all trained parameters, constraints included. */
  update(learningRate: number): void;
}

/** Lays out an optimiser for parameters, which it changes in place. */
export function createOptimizer(
  spec: OptimizerSpec,
  slots: readonly ParamSlot[],
  params: readonly Value[],
): ReferenceOptimizer {
  const none = (): number[] => new Array<number>(momentsOf(spec)).fill(0);
  const optimizer: ReferenceOptimizer = {
    step: 0,
    moments: params.map(({ value }) => Array.from(value, none)),
    update: (learningRate) => {
      optimizer.step += 1;
      const rule = ruleOf(spec, learningRate, optimizer.step);
      for (const [index, { value, gradient }] of params.entries()) {
        const slot = slots[index];
        if (slot?.trained !== true) continue;
        for (const [at, before] of value.entries()) {
          value[at] = rule(before, gradient[at] ?? 0, optimizer.moments[index]?.[at] ?? none());
        }
        constrain(value, slot);
      }
    },
  };
  return optimizer;
}

function ruleOf(spec: OptimizerSpec, rate: number, step: number): Rule {
  switch (spec.kind) {
    case 'sgd':
      return spec.momentum > 0 ? momentum(spec, rate) : (value, gradient) => value - rate * gradient;
    case 'adam':
      return adam(spec, rate, step);
    case 'rmsprop':
      return rmsprop(spec, rate);
  }
}

type Spec<Kind extends OptimizerSpec['kind']> = Extract<OptimizerSpec, { readonly kind: Kind }>;

const momentum =
  ({ momentum: share, nesterov }: Spec<'sgd'>, rate: number): Rule =>
  (value, gradient, moments) => {
    const m = share * (moments[0] ?? 0) - rate * gradient;
    moments[0] = m;
    return value + (nesterov ? share * m - rate * gradient : m);
  };

/** As Keras has it: epsilon stands outside the bias correction. */
function adam(spec: Spec<'adam'>, rate: number, step: number): Rule {
  const { beta1, beta2, epsilon } = spec;
  const corrected = adamStepSize(spec, step, rate);
  return (value, gradient, moments) => {
    const [m = 0, v = 0] = moments;
    const next = [m + (gradient - m) * (1 - beta1), v + (gradient * gradient - v) * (1 - beta2)] as const;
    moments.splice(0, 2, ...next);
    return value - (corrected * next[0]) / (Math.sqrt(next[1]) + epsilon);
  };
}

/** Keeps v, then the mean gradient where centered, then m where there is momentum. */
function rmsprop({ rho, epsilon, centered, momentum: share }: Spec<'rmsprop'>, rate: number): Rule {
  return (value, gradient, moments) => {
    const v = rho * (moments[0] ?? 0) + (1 - rho) * gradient * gradient;
    const a = centered ? rho * (moments[1] ?? 0) + (1 - rho) * gradient : 0;
    const s = (rate * gradient) / Math.sqrt(v - a * a + epsilon);
    const m = share > 0 ? share * (moments.at(-1) ?? 0) + s : s;
    moments.splice(0, moments.length, v, ...(centered ? [a] : []), ...(share > 0 ? [m] : []));
    return value - m;
  };
}
