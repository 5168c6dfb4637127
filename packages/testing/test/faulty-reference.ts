import { type Floats, type OptimizerSpec, type Plan, type PlanOp, pow, sizeOf, type Training } from '@linnet/core';
import { createReference, type Reference } from '../src/backend/reference.js';
import type { Has } from './faults.js';

/** The suite's own reference, at zeros: of the plan as it is, or of one with a mistake in it. */
export function faultyReference(plan: Plan, training: Training, has: Has): Reference {
  const zeros = plan.params.map(({ shape }) => new Float64Array(sizeOf(shape)));
  const reference: Reference = createReference(
    faultyPlan(plan, has),
    { ...training, optimizer: faultyOptimizer(training.optimizer, has, () => reference.optimizer.step) },
    zeros,
  );
  return reference;
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
