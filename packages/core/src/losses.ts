/**
 * Losses in plain loops, an entry of their own (`@linnet/core/losses`): backends whose predictions come to the host need
 * them, and a page that trains on another does without.
 */
import type { Loss } from './backend.js';
import type { Head } from './head.js';
import { rowLossOf } from './losses/by-kind.js';
import type { Outcome } from './losses/row-loss.js';
import type { Floats } from './ndarray.js';
import type { Shape } from './shape.js';

/** A loss in plain loops, for backends whose predictions come to the host. */
export interface LossLoops {
  /** The sum over rows of weight times the row's loss. */
  sum(outcome: Outcome): number;
  /** Writes the gradient of that sum over the number of rows, with respect to the logits. */
  gradient(to: Floats, outcome: Outcome): void;
}

/**
 * Lays out a loss for rows of `output`, whose last axis it is over; it is the mean over the other axes, and a weight
 * counts for all of its row. `head` is what `separateHead` tells, whether it took it off the plan or the loss brings it:
 * with it the loss is computed from the logits. The formulas stand at `Loss`; they are computed in doubles, whatever the
 * arrays hold.
 *
 * @example
 * ```ts
 * const { plan: headless, head, isShown } = separateHead(plan, loss);
 * const { sum, gradient } = lossLoops(loss, plan.output, head);
 * // ... run `headless` on a batch into `logits`
 * applyHead(head, predicted, logits, plan.output, rows); // `predicted` is `logits` itself where there is no head
 * const shown = isShown ? predicted : logits;
 * const mean = sum(outcome) / rows;
 * ```
 */
export function lossLoops(loss: Loss, output: Shape, head: Head): LossLoops {
  const rowLoss = rowLossOf(loss, output, head);
  return {
    sum: (outcome) => {
      let total = 0;
      for (let row = 0; row < outcome.rows; row++) {
        total += ((outcome.weights[row] as number) * rowLoss.sum(outcome, row)) / rowLoss.parts;
      }
      return total;
    },
    gradient: (to, outcome) => {
      for (let row = 0; row < outcome.rows; row++) {
        rowLoss.gradient(to, outcome, row, (outcome.weights[row] as number) / (rowLoss.parts * outcome.rows));
      }
    },
  };
}

export { applyHead, sigmoid, softmaxRows } from './losses/heads.js';
export type { Outcome } from './losses/row-loss.js';
