import {
  type Constraint,
  contract,
  type GradientClipping,
  type Loss,
  type OptimizerSpec,
  type ParamSlot,
  type Plan,
  type Training,
} from '@linnet/core';
import { reasonsOf } from './refuse-ops.js';

// Objects, so that the types tell when core knows one more; a plan made by hand, or a newer core, may hold others.
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
const constraints: Readonly<Record<Constraint['kind'], true>> = { interval: true, norm: true };

/** Reasons why the tensors of tfjs cannot run this. */
export function refuse(plan: Plan, training?: Training): readonly string[] {
  if (plan.contract !== contract) return [`the plan is of contract ${plan.contract}; this backend knows ${contract}`];
  const reasons = plan.ops.flatMap((op, index) => reasonsOf(op, plan).map((reason) => `op ${index}: ${reason}`));
  if (training === undefined) return reasons;
  const { loss, optimizer } = training;
  reasons.push(...plan.params.flatMap(constraintReasons));
  if (!Object.hasOwn(losses, loss.kind)) reasons.push(`no loss "${loss.kind}"`);
  if (!Object.hasOwn(optimizers, optimizer.kind)) reasons.push(`no optimizer "${optimizer.kind}"`);
  const { clipping } = optimizer;
  if (clipping !== undefined && !Object.hasOwn(clippings, clipping.by)) reasons.push(`no clipping by "${clipping.by}"`);
  return reasons;
}

const constraintReasons = ({ name, trained, constraint }: ParamSlot): readonly string[] =>
  !trained || constraint === undefined || Object.hasOwn(constraints, constraint.kind)
    ? []
    : [`no constraint "${constraint.kind}", which "${name}" has`];
