import { type Plan, type PlanOp, separateHead, type Training } from '@linnet/core';
import { activationNames, constraints, isCommon, losses, opKinds, optimizers } from './vocabulary.js';

/** Whether a plan, or how it trains, needs what the common kernel does not have. */
export const needsWhole = (plan: Plan, training?: Training): boolean =>
  !(
    plan.ops.every(isCommonOp) &&
    plan.params.every(({ grid }) => !grid) &&
    (training === undefined || isCommonTraining(plan, training))
  );

const isCommonOp = (op: PlanOp): boolean =>
  isCommon(opKinds, op.kind) && activationsOf(op).every((name) => isCommon(activationNames, name));

/** The activations that an op names. */
export function activationsOf(op: PlanOp): readonly string[] {
  const names = 'activation' in op ? [op.activation] : [];
  return 'recurrentActivation' in op ? [...names, op.recurrentActivation] : names;
}

const isCommonTraining = (plan: Plan, { loss, optimizer }: Training): boolean =>
  (isCommon(losses, loss.kind) || separateHead(plan, loss).head !== 'none') &&
  plan.params.every(({ constraint }) => constraint === undefined || isCommon(constraints, constraint.kind)) &&
  isCommon(optimizers, optimizer.kind) &&
  !('amsgrad' in optimizer && optimizer.amsgrad === true) &&
  (optimizer.weightDecay ?? 0) === 0 &&
  optimizer.clipping === undefined;
