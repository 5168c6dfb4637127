import type { OptimizerSpec, Plan } from '@linnet/core';
import type { Reference } from '../src/backend/reference.js';
import { clipGradients } from '../src/backend/reference-clipping.js';
import { decay } from '../src/backend/reference-optimizers.js';
import { nadam, type RuleOf, ruleOf } from '../src/backend/reference-rules.js';
import type { Has } from './faults.js';

/** What is decayed or clipped wrongly is left out of the optimiser, and done beside it. */
export function withoutFaulty(spec: OptimizerSpec, has: Has): OptimizerSpec {
  const decays = has('decays weights through their gradients') || has('decays weights after the update');
  const { clipping, ...unclipped } = decays ? { ...spec, weightDecay: 0 } : spec;
  if (clipping === undefined || has('clips before it penalises')) return unclipped;
  if (clipping.by === 'globalNorm' && has('clips each gradient alone for the norm of all')) {
    return { ...unclipped, clipping: { ...clipping, by: 'norm' } };
  }
  if (clipping.by === 'value' && has('clips numbers by their norm')) {
    return { ...unclipped, clipping: { ...clipping, by: 'norm' } };
  }
  return { ...unclipped, clipping };
}

/** Rules as the reference has them: rightly, or with a mistake. */
export const faultyRuleOf =
  (has: Has): RuleOf =>
  (spec, rate, step) =>
    spec.kind === 'nadam' && has('has no schedule in nadam')
      ? nadam(spec, rate, step, (beta1) => beta1)
      : ruleOf(spec, rate, step);

/** Updates all parameters; `penalties` are the gradients of the regularizers alone. */
export function update(
  { params, optimizer }: Reference,
  plan: Plan,
  spec: OptimizerSpec,
  gradients: readonly Float64Array[],
  penalties: readonly Float64Array[],
  rate: number,
  has: Has,
): void {
  const { clipping, weightDecay = 0 } = spec;
  const isTrained = (index: number): boolean => plan.params[index]?.trained === true;
  if (has('decays weights through their gradients')) addTo(gradients, params, weightDecay);
  if (has('clips before it penalises') && clipping !== undefined) {
    addTo(gradients, penalties, -1);
    clipGradients(
      clipping,
      gradients.flatMap((gradient, index) => (isTrained(index) ? { gradient } : [])),
    );
    addTo(gradients, penalties, 1);
  }
  optimizer.update(rate);
  for (const [index, values] of params.entries()) {
    const isDecayed = isTrained(index) ? has('decays weights after the update') : has('decays what does not train');
    if (isDecayed) decay(values, rate * weightDecay);
  }
}

function addTo(to: readonly Float64Array[], from: readonly Float64Array[], times: number): void {
  for (const [index, values] of to.entries())
    values.set(values.map((value, at) => value + times * (from[index]?.[at] ?? 0)));
}
