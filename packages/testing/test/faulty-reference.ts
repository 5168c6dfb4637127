import {
  type Floats,
  type OptimizerSpec,
  type Plan,
  type PlanOp,
  pow,
  separateHead,
  sizeOf,
  type Training,
} from '@linnet/core';
import { createReference, type Reference } from '../src/backend/reference.js';
import { heads } from '../src/backend/reference-losses.js';
import type { Has } from './faults.js';
import { faultySeenOf } from './faulty-grids.js';
import { faultyListLossOf, faultyLoss } from './faulty-losses.js';
import { faultyOps } from './faulty-ops.js';
import { faultyRuleOf, withoutFaulty } from './faulty-updates.js';

/** The suite's own reference, at zeros: of the plan as it is, or of one with a mistake in it. */
export function faultyReference(plan: Plan, training: Training, has: Has): Reference {
  const zeros = plan.params.map(({ shape }) => new Float64Array(sizeOf(shape)));
  const reference: Reference = createReference(
    faultyPlan(plan, has),
    {
      ...training,
      loss: faultyLoss(training.loss, has),
      optimizer: faultyOptimizer(withoutFaulty(training.optimizer, has), has, () => reference.optimizer.step),
    },
    zeros,
    { runOp: faultyOps(has), ruleOf: faultyRuleOf(has), listLossOf: faultyListLossOf(has), seenOf: faultySeenOf(has) },
  );
  return has('shows probabilities for a loss of logits') ? withHead(reference, plan, training) : reference;
}

/** Gives users what the loss sees. */
function withHead(reference: Reference, plan: Plan, { loss }: Training): Reference {
  const { head, isShown } = separateHead(plan, loss);
  const size = plan.output.at(-1) ?? 1;
  const shown = (given: Float64Array): Float64Array =>
    Float64Array.from(
      Array.from({ length: given.length / size }, (_, list) => [
        ...heads[head](given.subarray(list * size, (list + 1) * size)),
      ]).flat(),
    );
  return isShown ? reference : { ...reference, predict: (...what) => shown(reference.predict(...what)) };
}

function faultyPlan(plan: Plan, has: Has): Plan {
  const params = plan.params.map(({ constraint, regularizer, ...slot }) => ({
    ...slot,
    trained: slot.trained || has('trains what should not train'),
    ...(constraint === undefined || has('does not limit parameters')
      ? {}
      : { constraint: faultyConstraint(constraint, has) }),
    ...(regularizer === undefined ? {} : { regularizer: faultyRegularizer(regularizer, has) }),
  }));
  const ops = plan.ops.map((op) => faultyOp(op, has));
  if (!has('takes losses from probabilities')) return { ...plan, params, ops };
  // A function after the last one that changes nothing keeps the last one from being taken off.
  const to = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
  const end: PlanOp = { kind: 'clip', inputs: [plan.result], outputs: [plan.buffers.length], to };
  return {
    ...plan,
    params,
    ops: [...ops, end],
    buffers: [...plan.buffers, plan.output],
    result: plan.buffers.length,
  };
}

type Slot = Plan['params'][number];

function faultyConstraint(constraint: NonNullable<Slot['constraint']>, has: Has): typeof constraint {
  const atOnce = has('takes a norm at once that should come by and by');
  return constraint.kind === 'norm' && atOnce ? { ...constraint, rate: 1 } : constraint;
}

const faultyRegularizer = ({ l1, l2 }: NonNullable<Slot['regularizer']>, has: Has) =>
  has('takes l1 for l2') ? { l1: l2, l2: l1 } : { l1, l2 };

function faultyOp(op: PlanOp, has: Has): PlanOp {
  if (op.kind === 'dropout' && has('has no noise')) return { ...op, rate: 0 };
  if (op.kind !== 'lstm' && op.kind !== 'gru') return op;
  if (has('takes the wrong activation for gates')) return { ...op, recurrentActivation: op.activation };
  if (op.kind === 'gru' && op.bias === undefined && has('resets after the product where it should before')) {
    return { ...op, resetAfter: true };
  }
  if (!has('leaves out a bias of gates')) return op;
  const { bias: _, ...without } = op;
  return without;
}

function faultyOptimizer(spec: OptimizerSpec, has: Has, step: () => number): OptimizerSpec {
  if (spec.kind === 'sgd') return has('takes Nesterov momentum for the other') ? { ...spec, nesterov: false } : spec;
  if (spec.kind === 'rmsprop') return has('never centres') ? { ...spec, centered: false } : spec;
  if (spec.kind === 'adagrad') return has('starts adagrad at 0') ? { ...spec, initialAccumulator: 0 } : spec;
  if (spec.kind === 'adamax') return has('lets the largest gradient never shrink') ? { ...spec, beta2: 1 } : spec;
  if (spec.kind !== 'adam') return spec;
  if (has('forgets the largest squares')) return { ...spec, amsgrad: false };
  if (!has('has epsilon inside the bias correction')) return spec;
  return {
    ...spec,
    get epsilon() {
      return spec.epsilon * Math.sqrt(1 - pow(spec.beta2, step()));
    },
  };
}

/** Copies numbers into arrays that may be shorter. */
export function setAll(to: readonly Float64Array[], from: readonly Floats[]): void {
  for (const [index, values] of to.entries()) values.set((from[index] ?? []).slice(0, values.length));
}
