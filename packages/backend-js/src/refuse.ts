import {
  activations,
  clippingKinds,
  constraintKinds,
  contract,
  lossKinds,
  mergeKinds,
  type OpKinds,
  optimizerKinds,
  type Plan,
  type PlanOp,
  type Training,
  unfoldedActivations,
} from '@linnet/core';
import { danglingIndices } from './layout.js';

// An object, so that the types tell when core knows one more.
const ops: Readonly<Record<keyof OpKinds, true>> = {
  dense: true,
  activation: true,
  softmax: true,
  dropout: true,
  gaussianNoise: true,
  batchNormalization: true,
  layerNormalization: true,
  conv1d: true,
  maxPooling1d: true,
  averagePooling1d: true,
  reshape: true,
  embedding: true,
  reverse: true,
  merge: true,
  lstm: true,
  gru: true,
  simpleRnn: true,
  clip: true,
  quantise: true,
  custom: true,
};

/** Reasons why plain loops cannot run this: kinds that a newer core, or a hand-made plan, may hold. */
export function refuse(plan: Plan, training?: Training): readonly string[] {
  if (plan.contract !== contract) return [`the plan is of contract ${plan.contract}; this backend knows ${contract}`];
  const reasons = plan.ops.flatMap((op, index) => refuseOp(op, index, plan));
  if (training === undefined) return reasons;
  const { loss, optimizer } = training;
  return [
    ...reasons,
    ...plan.params.flatMap(({ constraint }) =>
      constraint === undefined ? [] : unknownKind('constraint', constraint.kind, constraintKinds),
    ),
    ...unknownKind('loss', loss.kind, lossKinds),
    ...unknownKind('optimizer', optimizer.kind, optimizerKinds),
    ...(optimizer.clipping === undefined ? [] : unknownKind('clipping by', optimizer.clipping.by, clippingKinds)),
  ];
}

function refuseOp(op: PlanOp, index: number, plan: Plan): readonly string[] {
  if (!Object.hasOwn(ops, op.kind)) return [`no loops for op "${op.kind}"`];
  if (danglingIndices(op, plan))
    return [`op ${index} (${op.kind}) names a buffer or parameter that the plan does not have`];
  if (op.kind === 'merge') return unknownKind('merge by', op.by, mergeKinds);
  const known: readonly string[] = op.kind === 'activation' ? [...activations, ...unfoldedActivations] : activations;
  return activationsOf(op)
    .filter((name) => !known.includes(name))
    .map((name) => `no activation "${name}"`);
}

function activationsOf(op: PlanOp): readonly string[] {
  const names = 'activation' in op ? [op.activation] : [];
  return 'recurrentActivation' in op ? [...names, op.recurrentActivation] : names;
}

const unknownKind = (what: string, kind: string, known: readonly string[]): readonly string[] =>
  known.includes(kind) ? [] : [`no ${what} "${kind}"`];
