import type { Floats, Plan, Samples, Training } from '@linnet/core';
import { largest } from './layers.js';
import { createReference } from './reference.js';

/** In doubles: small enough to stay between the kinks of relu and clip, large enough to leave eight digits. */
const stepFor = (params: readonly Floats[]): number => Math.min(2e-6, 2.5e-6 * largest(params));

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
  const step = stepFor(start);
  return params.map((values) =>
    Float64Array.from(values, (value, index) => {
      const lossAt = (moved: number): number => {
        values[index] = moved;
        return loss(samples, rows, noiseSeed);
      };
      const slope = (lossAt(value + step) - lossAt(value - step)) / (2 * step);
      values[index] = value;
      return slope;
    }),
  );
}
