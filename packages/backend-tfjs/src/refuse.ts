import { contract, type Plan, type PlanOp, type Shape, sameShape, sizeOf, type Training } from '@linnet/core';
import { losses } from './loss.js';

// Lists of strings, not of kinds: a newer core, or a plan made by hand, may hold others.
const activations: readonly string[] = ['linear', 'relu', 'tanh', 'sigmoid', 'softsign'];
const optimizers: readonly string[] = ['sgd', 'adam'];

/** Reasons why the tensors of tfjs cannot run this. */
export function refuse(plan: Plan, training?: Training): readonly string[] {
  if (plan.contract !== contract) return [`the plan is of contract ${plan.contract}; this backend knows ${contract}`];
  const reasons = plan.ops.flatMap((op, index) => reasonsOf(op, plan).map((reason) => `op ${index}: ${reason}`));
  if (training === undefined) return reasons;
  const { loss, optimizer } = training;
  if (!Object.hasOwn(losses, loss.kind)) reasons.push(`no loss "${loss.kind}"`);
  if (!optimizers.includes(optimizer.kind)) reasons.push(`no optimizer "${optimizer.kind}"`);
  return reasons;
}

function reasonsOf(op: PlanOp, plan: Plan): readonly string[] {
  switch (op.kind) {
    case 'dense':
      return denseReasons(op, plan);
    case 'clip':
      return buffersOf(op, plan) === undefined ? ['clip names a buffer that the plan does not have'] : [];
    case 'custom':
      return [`no kernels for "${op.definition.name}", which brings loops of its own; the backend "js" runs those`];
    default:
      return [`no kernels for op "${(op as PlanOp).kind}"`];
  }
}

function denseReasons(op: Extract<PlanOp, { readonly kind: 'dense' }>, plan: Plan): readonly string[] {
  const buffers = buffersOf(op, plan);
  if (buffers === undefined) return ['dense names a buffer that the plan does not have'];
  const [inputs, units] = [sizeOf(buffers.from), sizeOf(buffers.to)];
  const has = (param: number, shape: Shape): boolean => sameShape(plan.params[param]?.shape ?? [], shape);
  const reasons = activations.includes(op.activation) ? [] : [`no activation "${op.activation}"`];
  if (!has(op.kernel, [inputs, units])) reasons.push(`dense needs a kernel of ${inputs} x ${units}`);
  if (op.bias !== undefined && !has(op.bias, [units])) reasons.push(`dense needs a bias of ${units}`);
  return reasons;
}

function buffersOf(op: PlanOp, plan: Plan): { readonly from: Shape; readonly to: Shape } | undefined {
  const [from, to] = [plan.buffers[op.inputs[0] ?? -1], plan.buffers[op.outputs[0] ?? -1]];
  return from === undefined || to === undefined ? undefined : { from, to };
}
