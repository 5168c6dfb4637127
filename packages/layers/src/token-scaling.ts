import { LinnetError, type Plan, vocabularyOf } from '@linnet/core';
import type { ScalingChoice } from './model.js';

/**
 * Throws for a model that would scale what it looks up.
 * @throws LinnetError `bad-option`.
 */
export function checkTokenScaling(plan: Plan, scaling: ScalingChoice): void {
  const scalesInput = typeof scaling === 'string' ? scaling !== 'none' : scaling.input !== undefined;
  if (!scalesInput || vocabularyOf(plan) === undefined) return;
  throw new LinnetError(
    'bad-option',
    'An embedding looks up whole numbers, and scaling would change them. Leave the scaling of inputs out.',
  );
}
