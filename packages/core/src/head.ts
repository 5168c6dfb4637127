import type { Loss } from './backend.js';
import type { Plan, PlanOp } from './plan.js';

/** The function that makes predictions of a plan's last numbers. */
export type Head = 'none' | 'sigmoid' | 'softmax';

/** A plan without its last function, and that function. */
export interface HeadedPlan {
  /** Gives logits where there is a head; buffers and parameters keep their indices. */
  readonly plan: Plan;
  /** What the loss sees is this function of what the plan gives. */
  readonly head: Head;
  /** Whether users see that too; else, for a loss `fromLogits`, the logits as they are. */
  readonly isShown: boolean;
}

/**
 * Takes the last sigmoid or softmax off a plan where the loss is the cross-entropy that belongs to it. Backends then
 * compute loss and gradient from the logits, as Keras does: log(sigmoid(-90)) is -90, where the logarithm of the
 * rounded probability is that of 1e-7, and its gradient 0. A loss `fromLogits` takes the whole plan as giving logits.
 */
export function separateHead(plan: Plan, loss: Loss): HeadedPlan {
  if ('fromLogits' in loss && loss.fromLogits === true) return { plan, head: headFor(loss), isShown: false };
  const last = plan.ops.at(-1);
  const head = headFor(loss);
  const ends = head !== 'none' && last?.outputs.includes(plan.result) === true && headOf(last) === head;
  if (!ends) return { plan, head: 'none', isShown: true };
  const before = plan.ops.slice(0, -1);
  if (last.kind === 'dense') {
    return { plan: { ...plan, ops: [...before, { ...last, activation: 'linear' }] }, head, isShown: true };
  }
  return { plan: { ...plan, ops: before, result: last.inputs[0] ?? 0 }, head, isShown: true };
}

/** The function that makes probabilities for a loss. */
function headFor({ kind }: Loss): Head {
  if (kind === 'binaryCrossentropy') return 'sigmoid';
  return kind === 'categoricalCrossentropy' || kind === 'sparseCategoricalCrossentropy' ? 'softmax' : 'none';
}

/** The function that an op ends with. */
function headOf(op: PlanOp): Head {
  if (op.kind === 'softmax') return 'softmax';
  return (op.kind === 'dense' || op.kind === 'activation') && op.activation === 'sigmoid' ? 'sigmoid' : 'none';
}
