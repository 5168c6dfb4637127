import { type Plan, type PlanOp, separateHead, type Training } from '@linnet/core';
import { activationNames, constraintKinds, isCommon, lossKinds, opKinds, optimizerKinds } from './vocabulary.js';

/** Whether a plan, or how it trains, needs what the common kernel does not have. */
export const needsWhole = (plan: Plan, training?: Training): boolean =>
  !(plan.ops.every(isCommonOp) && (training === undefined || isCommonTraining(plan, training)));

const isCommonOp = (op: PlanOp): boolean =>
  isCommon(opKinds, op.kind) && activationsOf(op).every((name) => isCommon(activationNames, name));

/** The activations that an op names. */
export function activationsOf(op: PlanOp): readonly string[] {
  const names = 'activation' in op ? [op.activation] : [];
  return 'recurrentActivation' in op ? [...names, op.recurrentActivation] : names;
}

const isCommonTraining = (plan: Plan, { loss, optimizer }: Training): boolean =>
  (isCommon(lossKinds, loss.kind) || separateHead(plan, loss).head !== 'none') &&
  plan.params.every(({ constraint }) => constraint === undefined || isCommon(constraintKinds, constraint.kind)) &&
  isCommon(optimizerKinds, optimizer.kind) &&
  !('amsgrad' in optimizer && optimizer.amsgrad === true) &&
  (optimizer.weightDecay ?? 0) === 0 &&
  optimizer.clipping === undefined;
