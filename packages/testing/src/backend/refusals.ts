import type { Loss, OptimizerSpec, Plan, PlanOp, Training } from '@linnet/core';
import { expect, it } from 'vitest';
import { dense, planOf } from './layers.js';
import { sgd, trainingOf } from './nets.js';
import type { Suite } from './suite.js';

const plan = planOf(3, [dense(2, 'linear')]);
const training = trainingOf(sgd, 4);
const unknown = 'test-unknown';

// Kinds that a newer core, or a plugin of somebody else, may bring: the types of today do not have them.
const strangers: Readonly<Record<string, readonly [Plan, Training]>> = {
  op: [withOp({ kind: unknown }), training],
  activation: [withOp({ activation: unknown }), training],
  loss: [plan, { ...training, loss: { kind: unknown } as unknown as Loss }],
  optimizer: [plan, { ...training, optimizer: { kind: unknown, learningRate: 1 } as unknown as OptimizerSpec }],
};

/** What a backend does not know it refuses. */
export function testRefusals({ backend }: Suite): void {
  for (const [what, [strangePlan, strangeTraining]] of Object.entries(strangers)) {
    it(`an unknown ${what} is refused, and named in the reason`, () => {
      expect(backend().refuse(strangePlan, strangeTraining).join('\n')).toContain(unknown);
    });
  }

  it('a plan of another contract is refused', () => {
    const other = { ...plan, contract: 9999 } as unknown as Plan;
    expect(backend().refuse(other, training)).not.toHaveLength(0);
  });
}

function withOp(change: object): Plan {
  return { ...plan, ops: plan.ops.map((op) => ({ ...op, ...change }) as unknown as PlanOp) };
}
