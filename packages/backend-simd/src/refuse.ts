import { contract, type Plan, type PlanOp, paramsOf, type Training } from '@linnet/core';
import { activationsOf } from './needs-whole.js';
import {
  activationNames,
  clippings,
  codeOf,
  constraints,
  losses,
  opKinds,
  optimizers,
  type Vocabulary,
} from './vocabulary.js';

/** Reasons why the kernel cannot run this. */
export function refuse(plan: Plan, training?: Training): readonly string[] {
  if (plan.contract !== contract) return [`the plan is of contract ${plan.contract}; this backend knows ${contract}`];
  const reasons = plan.ops.flatMap((op, index) => reasonsOf(op, index, plan));
  if (reasons.length === 0) reasons.push(...orderOf(plan));
  if (training !== undefined) reasons.push(...reasonsOfTraining(plan, training));
  return [...new Set(reasons)];
}

function reasonsOfTraining({ params }: Plan, { loss, optimizer }: Training): readonly string[] {
  const { kind, clipping } = optimizer;
  return [
    ...unknown(losses, loss.kind, 'loss'),
    ...unknown(optimizers, kind, 'optimizer'),
    ...(clipping === undefined ? [] : unknown(clippings, clipping.by, 'clipping by')),
    ...params.flatMap(({ name, constraint }) =>
      constraint === undefined ? [] : unknown(constraints, constraint.kind, `constraint (of ${name})`),
    ),
  ];
}

/** The reason, where there is one. */
const unknown = (vocabulary: Vocabulary, name: string, what: string): readonly string[] =>
  codeOf(vocabulary, name) < 0 ? [`no kernel for ${what} "${name}"`] : [];

function reasonsOf(op: PlanOp, index: number, plan: Plan): readonly string[] {
  if (op.kind === 'custom') return [`op "${op.definition.name}" brings loops of its own, which only js runs`];
  const reasons = unknown(opKinds, op.kind, 'op');
  if (reasons.length > 0) return reasons;
  if (!paramsOf(op).every((param) => param in plan.params)) {
    return [`op ${index} (${op.kind}) names a parameter that the plan does not have`];
  }
  if (op.kind === 'gru' && !op.resetAfter) return ['no kernel for op "gru" whose reset gate comes before the product'];
  return activationsOf(op).flatMap((name) => unknown(activationNames, name, 'activation'));
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
