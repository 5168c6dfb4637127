import { activations, contract, type Plan, type PlanOp, paramsOf, type Training } from '@linnet/core';
import { knownKinds } from './stages.js';

const kinds: readonly string[] = knownKinds;
const losses: readonly string[] = [
  'meanSquaredError',
  'binaryCrossentropy',
  'categoricalCrossentropy',
  'sparseCategoricalCrossentropy',
];
const optimizers: readonly string[] = ['sgd', 'adam', 'rmsprop'];
const constraints: readonly string[] = ['interval', 'norm'];
const knownActivations: readonly string[] = activations;

/** Reasons why the kernel cannot run this. */
export function refuse(plan: Plan, training?: Training): readonly string[] {
  if (plan.contract !== contract) return [`the plan is of contract ${plan.contract}; this backend knows ${contract}`];
  const reasons = plan.ops.flatMap((op, index) => reasonsOf(op, index, plan));
  if (reasons.length === 0) reasons.push(...orderOf(plan));
  if (training === undefined) return reasons;
  if (!losses.includes(training.loss.kind)) reasons.push(`no loss "${training.loss.kind}"`);
  if (!optimizers.includes(training.optimizer.kind)) reasons.push(`no optimizer "${training.optimizer.kind}"`);
  for (const { name, constraint } of plan.params) {
    if (constraint !== undefined && !constraints.includes(constraint.kind))
      reasons.push(`no constraint "${constraint.kind}" (of ${name})`);
  }
  return reasons;
}

function reasonsOf(op: PlanOp, index: number, plan: Plan): readonly string[] {
  if (op.kind === 'custom') return [`op "${op.definition.name}" brings loops of its own, which only js runs`];
  if (!kinds.includes(op.kind)) return [`no kernel for op "${op.kind}"`];
  if (!paramsOf(op).every((param) => param in plan.params)) {
    return [`op ${index} (${op.kind}) names a parameter that the plan does not have`];
  }
  if (op.kind === 'gru' && !op.resetAfter) return ['no kernel for op "gru" whose reset gate comes before the product'];
  return activationsOf(op)
    .filter((name) => !knownActivations.includes(name))
    .map((name) => `no activation "${name}"`);
}

function activationsOf(op: PlanOp): readonly string[] {
  const names = 'activation' in op ? [op.activation] : [];
  return 'recurrentActivation' in op ? [...names, op.recurrentActivation] : names;
}

/** The kernel runs ops one after another, each on what the one before made, with parameters of its own. */
function orderOf({ ops, params, result }: Plan): readonly string[] {
  const reasons: string[] = [];
  let buffer = 0;
  const used = new Set<number>();
  for (const [index, op] of ops.entries()) {
    if (op.inputs.length !== 1 || op.outputs.length !== 1 || op.inputs[0] !== buffer)
      reasons.push(`op ${index} (${op.kind}) does not follow the one before it`);
    buffer = op.outputs[0] ?? 0;
    for (const param of paramsOf(op)) {
      if (used.has(param)) reasons.push(`op ${index} (${op.kind}) shares ${params[param]?.name} with another op`);
      used.add(param);
    }
  }
  if (reasons.length === 0 && buffer !== result) reasons.push('the result is not what the last op makes');
  return reasons;
}
