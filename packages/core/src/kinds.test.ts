import { describe, expect, expectTypeOf, it } from 'vitest';
import type { GradientClipping, Loss, OptimizerSpec } from './backend.js';
import { clippingKinds, constraintKinds, lossKinds, mergeKinds, optimizerKinds } from './kinds.js';
import type { Constraint, OpKinds } from './plan.js';

describe('lists of kinds', () => {
  it('hold all that the types know', () => {
    expectTypeOf<(typeof lossKinds)[number]>().toEqualTypeOf<Loss['kind']>();
    expectTypeOf<(typeof optimizerKinds)[number]>().toEqualTypeOf<OptimizerSpec['kind']>();
    expectTypeOf<(typeof clippingKinds)[number]>().toEqualTypeOf<GradientClipping['by']>();
    expectTypeOf<(typeof mergeKinds)[number]>().toEqualTypeOf<OpKinds['merge']['by']>();
    expectTypeOf<(typeof constraintKinds)[number]>().toEqualTypeOf<Constraint['kind']>();
  });

  it.each([[lossKinds], [optimizerKinds], [clippingKinds], [mergeKinds], [constraintKinds]])(
    'hold each once: %j',
    (kinds) => {
      expect(new Set(kinds).size).toBe(kinds.length);
    },
  );
});
