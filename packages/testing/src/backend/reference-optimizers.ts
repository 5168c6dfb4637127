import { momentsOf, type OptimizerSpec, type ParamSlot } from '@linnet/core';
import { clipGradients } from './reference-clipping.js';
import { constrain } from './reference-constraints.js';
import { type RuleOf, ruleOf } from './reference-rules.js';
import type { Value } from './reference-tape.js';

/** What updates the parameters of the reference, and what it remembers. */
export interface ReferenceOptimizer {
  /** Updates so far. */
  step: number;
  /** For each number of each parameter what is kept for it. */
  readonly moments: readonly (readonly number[][])[];
  /** One update of all trained parameters: clipping, weight decay, the rule, constraints. */
  update(learningRate: number): void;
}

/** Lays out an optimiser for parameters, which it changes in place. */
export function createOptimizer(
  spec: OptimizerSpec,
  slots: readonly ParamSlot[],
  params: readonly Value[],
  rules: RuleOf = ruleOf,
): ReferenceOptimizer {
  const start = (): number[] => [...momentsOf(spec)];
  const trained = params.flatMap(({ value, gradient }, index) => {
    const slot = slots[index];
    return slot?.trained === true ? [{ value, gradient, slot, index }] : [];
  });
  const optimizer: ReferenceOptimizer = {
    step: 0,
    moments: params.map(({ value }) => Array.from(value, start)),
    update: (learningRate) => {
      optimizer.step += 1;
      const rule = rules(spec, learningRate, optimizer.step);
      if (spec.clipping !== undefined) clipGradients(spec.clipping, trained);
      for (const { value, gradient, slot, index } of trained) {
        decay(value, learningRate * (spec.weightDecay ?? 0));
        for (const [at, before] of value.entries()) {
          value[at] = rule(before, gradient[at] ?? 0, optimizer.moments[index]?.[at] ?? start());
        }
        constrain(value, slot);
      }
    },
  };
  return optimizer;
}

/** Loshchilov and Hutter, 2019: whatever the gradient. */
export function decay(values: Float64Array, share: number): void {
  for (const [at, value] of values.entries()) values[at] = value - share * value;
}
