import {
  activations,
  type Constraint,
  contract,
  type GradientClipping,
  type Loss,
  type OpKinds,
  type OptimizerSpec,
  type Plan,
  type PlanOp,
  type Training,
  unfoldedActivations,
} from '@linnet/core';
import { danglingIndices } from './layout.js';

// Objects, so that the types tell when core knows one more.
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
  custom: true,
};
const losses: Readonly<Record<Loss['kind'], true>> = {
  meanSquaredError: true,
  meanAbsoluteError: true,
  meanAbsolutePercentageError: true,
  meanSquaredLogarithmicError: true,
  huber: true,
  logCosh: true,
  hinge: true,
  squaredHinge: true,
  categoricalHinge: true,
  poisson: true,
  klDivergence: true,
  cosineSimilarity: true,
  binaryCrossentropy: true,
  categoricalCrossentropy: true,
  sparseCategoricalCrossentropy: true,
};
const optimizers: Readonly<Record<OptimizerSpec['kind'], true>> = {
  sgd: true,
  adam: true,
  adamax: true,
  nadam: true,
  rmsprop: true,
  adagrad: true,
  adadelta: true,
};
const clippings: Readonly<Record<GradientClipping['by'], true>> = { value: true, norm: true, globalNorm: true };
const merges: Readonly<Record<OpKinds['merge']['by'], true>> = {
  concatenate: true,
  sum: true,
  product: true,
  mean: true,
};
const constraints: Readonly<Record<Constraint['kind'], true>> = { interval: true, norm: true };

/** Reasons why plain loops cannot run this: kinds that a newer core, or a hand-made plan, may hold. */
export function refuse(plan: Plan, training?: Training): readonly string[] {
  if (plan.contract !== contract) return [`the plan is of contract ${plan.contract}; this backend knows ${contract}`];
  const reasons = plan.ops.flatMap((op, index) => refuseOp(op, index, plan));
  if (training === undefined) return reasons;
  const { loss, optimizer } = training;
  return [
    ...reasons,
    ...plan.params.flatMap(({ constraint }) =>
      constraint === undefined ? [] : unknownKind('constraint', constraint.kind, constraints),
    ),
    ...unknownKind('loss', loss.kind, losses),
    ...unknownKind('optimizer', optimizer.kind, optimizers),
    ...(optimizer.clipping === undefined ? [] : unknownKind('clipping by', optimizer.clipping.by, clippings)),
  ];
}

function refuseOp(op: PlanOp, index: number, plan: Plan): readonly string[] {
  if (!Object.hasOwn(ops, op.kind)) return [`no loops for op "${op.kind}"`];
  if (danglingIndices(op, plan))
    return [`op ${index} (${op.kind}) names a buffer or parameter that the plan does not have`];
  if (op.kind === 'merge') return unknownKind('merge by', op.by, merges);
  const known: readonly string[] = op.kind === 'activation' ? [...activations, ...unfoldedActivations] : activations;
  return activationsOf(op)
    .filter((name) => !known.includes(name))
    .map((name) => `no activation "${name}"`);
}

function activationsOf(op: PlanOp): readonly string[] {
  const names = 'activation' in op ? [op.activation] : [];
  return 'recurrentActivation' in op ? [...names, op.recurrentActivation] : names;
}

const unknownKind = (what: string, kind: string, known: object): readonly string[] =>
  Object.hasOwn(known, kind) ? [] : [`no ${what} "${kind}"`];
