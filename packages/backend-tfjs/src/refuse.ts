import {
  clippingKinds,
  constraintKinds,
  contract,
  lossKinds,
  optimizerKinds,
  type ParamSlot,
  type Plan,
  type Training,
} from '@linnet/core';
import { reasonsOf } from './refuse-ops.js';

/** Reasons why the tensors of tfjs cannot run this: a plan made by hand, or a newer core, may hold kinds that they do not know. */
export function refuse(plan: Plan, training?: Training): readonly string[] {
  if (plan.contract !== contract) return [`the plan is of contract ${plan.contract}; this backend knows ${contract}`];
  const reasons = plan.ops.flatMap((op, index) => reasonsOf(op, plan).map((reason) => `op ${index}: ${reason}`));
  if (training === undefined) return reasons;
  const { loss, optimizer } = training;
  const { kind, clipping } = optimizer;
  return [
    ...reasons,
    ...plan.params.flatMap(constraintReasons),
    ...unknownKind('loss', loss.kind, lossKinds),
    ...unknownKind('optimizer', kind, optimizerKinds),
    ...(clipping === undefined ? [] : unknownKind('clipping by', clipping.by, clippingKinds)),
  ];
}

const constraintReasons = ({ name, trained, constraint }: ParamSlot): readonly string[] =>
  trained && constraint !== undefined
    ? unknownKind('constraint', constraint.kind, constraintKinds, `, which "${name}" has`)
    : [];

const unknownKind = (what: string, kind: string, known: readonly string[], where = ''): readonly string[] =>
  known.includes(kind) ? [] : [`no ${what} "${kind}"${where}`];
