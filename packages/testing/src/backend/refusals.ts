import type { Constraint, Loss, OptimizerSpec, Plan, PlanOp, Training } from '@linnet/core';
import { expect, it } from 'vitest';
import { activation, dense, paramsFor, planOf } from './layers.js';
import { trainingOf } from './nets.js';
import { sgd } from './optimizer-specs.js';
import { gru } from './recurrent-layers.js';
import { branches } from './shape-layers.js';
import type { Setup, Suite } from './suite.js';

const plan = planOf(3, [dense(2, 'linear')]);
const training = trainingOf(sgd, 4);
const unknown = 'test-unknown';
const recurrentPlan = planOf([2, 3], [gru(2)]);
const recurrent: Setup = { plan: recurrentPlan, training, params: paramsFor(recurrentPlan, 1) };

const mergingPlan = planOf(3, [branches('sum', [], [])]);
const merging: Setup = { plan: mergingPlan, training, params: [] };
const clipped: OptimizerSpec = { ...sgd, clipping: { by: 'norm', limit: 1 } };
const clipping: Setup = { plan, training: trainingOf(clipped, 4), params: paramsFor(plan, 1) };

// Kinds that a newer core, or a plugin of somebody else, may bring: the types of today do not have them.
const strangers: Readonly<Record<string, readonly [Plan, Training]>> = {
  op: [withOp({ kind: unknown }), training],
  'activation of a dense op': [withOp({ activation: unknown }), training],
  'activation of an op of its own': [withOp({ activation: unknown }, planOf(3, [activation('tanh')])), training],
  constraint: [constrained({ kind: unknown } as unknown as Constraint), training],
  loss: [plan, { ...training, loss: { kind: unknown } as unknown as Loss }],
  optimizer: [plan, { ...training, optimizer: { kind: unknown, learningRate: 1 } as unknown as OptimizerSpec }],
};

/** What a backend does not know it refuses. */
export function testRefusals({ backend, test }: Suite): void {
  for (const [what, [strangePlan, strangeTraining]] of Object.entries(strangers)) {
    it(`an unknown ${what} is refused, and named in the reason`, () => {
      expect(backend().refuse(strangePlan, strangeTraining).join('\n')).toContain(unknown);
    });
  }

  for (const which of ['activation', 'recurrentActivation']) {
    test(`an unknown ${which} of a gru is refused, and named in the reason`, recurrent, ({ backend }) => {
      expect(backend.refuse(withOp({ [which]: unknown }, recurrent.plan), training).join('\n')).toContain(unknown);
    });
  }

  test('an unknown way to merge is refused, and named in the reason', merging, ({ backend }) => {
    expect(backend.refuse(withOp({ by: unknown }, merging.plan), training).join('\n')).toContain(unknown);
  });

  test('an unknown way to clip gradients is refused, and named in the reason', clipping, ({ backend }) => {
    const strange = { ...sgd, clipping: { by: unknown, limit: 1 } } as unknown as OptimizerSpec;
    expect(backend.refuse(plan, { ...training, optimizer: strange }).join('\n')).toContain(unknown);
  });

  it('a plan of another contract is refused', () => {
    const other = { ...plan, contract: 9999 } as unknown as Plan;
    expect(backend().refuse(other, training)).not.toHaveLength(0);
  });
}

function withOp(change: object, to = plan): Plan {
  return { ...to, ops: to.ops.map((op) => ({ ...op, ...change }) as unknown as PlanOp) };
}

function constrained(constraint: Constraint): Plan {
  return { ...plan, params: plan.params.map((slot) => ({ ...slot, constraint })) };
}
