import { contract, type Plan, type Training } from '@linnet/core';
import { activations } from './activations.js';
import { danglingIndices } from './layout.js';
import { losses } from './losses.js';

const kinds: readonly string[] = ['dense', 'clip', 'custom'];
const optimizers: readonly string[] = ['sgd', 'adam'];

/** Reasons why plain loops cannot run this: kinds that a newer core, or a hand-made plan, may hold. */
export function refuse(plan: Plan, training?: Training): readonly string[] {
  if (plan.contract !== contract) return [`the plan is of contract ${plan.contract}; this backend knows ${contract}`];
  const reasons = plan.ops.flatMap((op, index) => {
    if (!kinds.includes(op.kind)) return [`no loops for op "${op.kind}"`];
    if (danglingIndices(op, plan))
      return [`op ${index} (${op.kind}) names a buffer or parameter that the plan does not have`];
    if (op.kind === 'dense' && !(op.activation in activations)) return [`no activation "${op.activation}"`];
    return [];
  });
  if (training === undefined) return reasons;
  if (!(training.loss.kind in losses)) reasons.push(`no loss "${training.loss.kind}"`);
  if (!optimizers.includes(training.optimizer.kind)) reasons.push(`no optimizer "${training.optimizer.kind}"`);
  return reasons;
}
