import type { Loss } from './backend.js';
import type { Plan, PlanOp } from './plan.js';

/** The function that makes predictions of a plan's last numbers. */
export type Head = 'none' | 'sigmoid' | 'softmax';

/** A plan without its last function, and that function. */
export interface HeadedPlan {
  /** Gives logits where there is a head; buffers and parameters keep their indices. */
  readonly plan: Plan;
  readonly head: Head;
}

/**
 * Takes the last sigmoid or softmax off a plan where the loss is the cross-entropy that belongs to it. Backends then
 * compute loss and gradient from the logits, as Keras does: log(sigmoid(-90)) is -90, where the logarithm of the
 * rounded probability is that of 1e-7, and its gradient 0.
 */
export function separateHead(plan: Plan, loss: Loss): HeadedPlan {
  const last = plan.ops.at(-1);
  if (last === undefined || !last.outputs.includes(plan.result)) return { plan, head: 'none' };
  const before = plan.ops.slice(0, -1);
  const head = headOf(last, loss);
  if (head === 'none') return { plan, head };
  if (last.kind === 'dense') return { plan: { ...plan, ops: [...before, { ...last, activation: 'linear' }] }, head };
  return { plan: { ...plan, ops: before, result: last.inputs[0] ?? 0 }, head };
}

function headOf(op: PlanOp, { kind }: Loss): Head {
  const hasSigmoid = (op.kind === 'dense' || op.kind === 'activation') && op.activation === 'sigmoid';
  if (kind === 'binaryCrossentropy' && hasSigmoid) return 'sigmoid';
  const isCategorical = kind === 'categoricalCrossentropy' || kind === 'sparseCategoricalCrossentropy';
  return isCategorical && op.kind === 'softmax' ? 'softmax' : 'none';
}
