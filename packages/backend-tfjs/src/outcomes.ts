import type { HeadedPlan } from '@linnet/core';
import { applyHead, type Outcome } from '@linnet/core/losses';
import type { Model } from './model.js';
import type { Run } from './network.js';

/** What a loss is computed from. */
export type Predictions = Pick<Outcome, 'logits' | 'predicted'>;

/**
 * Makes the function that looks at what a run gave. Where users see predictions, those of the kernels count; where
 * they see logits, the host makes predictions of them.
 */
export function predictionsOf(
  { plan, numbers }: Model,
  { plan: headless, head, isShown }: HeadedPlan,
): (run: Run, rows: number) => Predictions {
  return (run, rows) => {
    const logits = numbers(run, headless.result);
    if (isShown) return { logits, predicted: numbers(run, plan.result) };
    const predicted = new Float64Array(logits.length);
    applyHead(head, predicted, logits, plan.output, rows);
    return { logits, predicted };
  };
}
