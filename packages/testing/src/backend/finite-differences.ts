import type { Floats, Plan, Samples, Training } from '@linnet/core';
import { createReference } from './reference.js';

// In doubles: small enough to stay between the kinks of relu and clip, large enough to leave eight digits.
const STEP = 2e-6;

/** The gradient of a batch's loss, from losses alone: parameters move one at a time, and both ways. */
export function finiteDifferences(
  plan: Plan,
  training: Training,
  start: readonly Floats[],
  samples: Samples,
  rows: readonly number[],
  noiseSeed: number,
): readonly Float64Array[] {
  const { params, loss } = createReference(plan, training, start);
  return params.map((values) =>
    Float64Array.from(values, (value, index) => {
      const lossAt = (moved: number): number => {
        values[index] = moved;
        return loss(samples, rows, noiseSeed);
      };
      const slope = (lossAt(value + STEP) - lossAt(value - STEP)) / (2 * STEP);
      values[index] = value;
      return slope;
    }),
  );
}
