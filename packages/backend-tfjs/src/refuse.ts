import {
  activations,
  contract,
  type Loss,
  type OptimizerSpec,
  type ParamSlot,
  type Plan,
  type PlanOp,
  type Shape,
  sameShape,
  type Training,
} from '@linnet/core';

// Objects, so that the types tell when core knows one more; a plan made by hand, or a newer core, may hold others.
const losses: Readonly<Record<Loss['kind'], true>> = {
  meanSquaredError: true,
  binaryCrossentropy: true,
  categoricalCrossentropy: true,
  sparseCategoricalCrossentropy: true,
};
const optimizers: Readonly<Record<OptimizerSpec['kind'], true>> = { sgd: true, adam: true, rmsprop: true };

/** Reasons why the tensors of tfjs cannot run this. */
export function refuse(plan: Plan, training?: Training): readonly string[] {
  if (plan.contract !== contract) return [`the plan is of contract ${plan.contract}; this backend knows ${contract}`];
  const reasons = plan.ops.flatMap((op, index) => reasonsOf(op, plan).map((reason) => `op ${index}: ${reason}`));
  if (training === undefined) return reasons;
  const { loss, optimizer } = training;
  reasons.push(...plan.params.flatMap(constraintReasons));
  if (!Object.hasOwn(losses, loss.kind)) reasons.push(`no loss "${loss.kind}"`);
  if (!Object.hasOwn(optimizers, optimizer.kind)) reasons.push(`no optimizer "${optimizer.kind}"`);
  return reasons;
}

/** Parameters are updated as one vector, which can be limited but has no columns. */
const constraintReasons = ({ name, trained, constraint }: ParamSlot): readonly string[] =>
  !trained || constraint === undefined || constraint.kind === 'interval'
    ? []
    : [`no kernels for constraint "${constraint.kind}" of "${name}"`];

function reasonsOf(op: PlanOp, plan: Plan): readonly string[] {
  switch (op.kind) {
    case 'dense':
      return denseReasons(op, plan);
    case 'activation':
      return [...bufferReasons(op, plan), ...activationReasons(op.activation)];
    case 'softmax':
    case 'dropout':
    case 'clip':
      return bufferReasons(op, plan);
    case 'custom':
      return [`no kernels for "${op.definition.name}", which brings loops of its own; the backend "js" runs those`];
    default:
      return [`no kernels for op "${op.kind}"`];
  }
}

function denseReasons(op: Extract<PlanOp, { readonly kind: 'dense' }>, plan: Plan): readonly string[] {
  const buffers = buffersOf(op, plan);
  if (buffers === undefined) return bufferReasons(op, plan);
  const [inputs, units] = [buffers.from.at(-1) ?? 1, buffers.to.at(-1) ?? 1];
  const has = (param: number, shape: Shape): boolean => sameShape(plan.params[param]?.shape ?? [], shape);
  const reasons = [...activationReasons(op.activation)];
  if (!has(op.kernel, [inputs, units])) reasons.push(`dense needs a kernel of ${inputs} x ${units}`);
  if (op.bias !== undefined && !has(op.bias, [units])) reasons.push(`dense needs a bias of ${units}`);
  return reasons;
}

const activationReasons = (activation: string): readonly string[] =>
  (activations as readonly string[]).includes(activation) ? [] : [`no activation "${activation}"`];

const bufferReasons = (op: PlanOp, plan: Plan): readonly string[] =>
  buffersOf(op, plan) === undefined ? [`${op.kind} names a buffer that the plan does not have`] : [];

function buffersOf(op: PlanOp, plan: Plan): { readonly from: Shape; readonly to: Shape } | undefined {
  const [from, to] = [plan.buffers[op.inputs[0] ?? -1], plan.buffers[op.outputs[0] ?? -1]];
  return from === undefined || to === undefined ? undefined : { from, to };
}
