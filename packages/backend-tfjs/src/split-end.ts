import type { Plan, PlanOp } from '@linnet/core';

/**
 * A plan that ends in a dense op with a sigmoid as one that ends in an op of the sigmoid alone: losses that are computed
 * from logits find these in a buffer, and every program applies the same kernel at the end, so that predictions have the
 * same bits whatever a program was compiled for.
 */
export function splitEnd(plan: Plan): Plan {
  const last = plan.ops.at(-1);
  if (last?.kind !== 'dense' || last.activation !== 'sigmoid' || last.outputs[0] !== plan.result) return plan;
  const logits = plan.buffers.length;
  const ends: readonly PlanOp[] = [
    { ...last, activation: 'linear', outputs: [logits] },
    { kind: 'activation', activation: 'sigmoid', inputs: [logits], outputs: last.outputs },
  ];
  return { ...plan, buffers: [...plan.buffers, plan.output], ops: [...plan.ops.slice(0, -1), ...ends] };
}
