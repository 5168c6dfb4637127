import type { Loss } from './backend.js';
import type { Head } from './head.js';
import { binaryOfLogits, binaryOfProbabilities } from './losses/binary-crossentropy.js';
import {
  categoricalOfLogits,
  categoricalOfProbabilities,
  givenShare,
  indexShare,
  meanOverSteps,
  sparseOfProbabilities,
} from './losses/categorical-crossentropy.js';
import type { Outcome, RowLoss } from './losses/row-loss.js';
import { squaredError } from './losses/squared-error.js';
import type { Floats } from './ndarray.js';
import { type Shape, sizeOf } from './shape.js';

/** A loss in plain loops, for backends whose predictions come to the host. */
export interface LossLoops {
  /** The sum over rows of weight times the row's loss. */
  sum(outcome: Outcome): number;
  /** Writes the gradient of that sum over the number of rows, with respect to the logits. */
  gradient(to: Floats, outcome: Outcome): void;
}

/**
 * Lays out a loss for rows of `output`, whose last axis it is over; it is the mean over the other axes, and a weight
 * counts for all of its row. `head` is what `separateHead` took off the plan: with it the loss is computed from the
 * logits. The formulas stand at `Loss`; they are computed in doubles, whatever the arrays hold.
 *
 * @example
 * ```ts
 * const { plan: headless, head } = separateHead(plan, loss);
 * const { sum, gradient } = lossLoops(loss, plan.output, head);
 * // ... run `headless` on a batch into `logits`
 * applyHead(head, predicted, logits, plan.output, rows); // `predicted` is `logits` itself where there is no head
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

function rowLossOf({ kind }: Loss, output: Shape, head: Head): RowLoss {
  const [size, classes] = [sizeOf(output), output.at(-1) ?? 1];
  const steps = size / classes;
  switch (kind) {
    case 'meanSquaredError':
      return squaredError(size);
    case 'binaryCrossentropy':
      return head === 'sigmoid' ? binaryOfLogits(size) : binaryOfProbabilities(size);
    case 'categoricalCrossentropy':
      return meanOverSteps(
        steps,
        head === 'softmax' ? categoricalOfLogits(classes, givenShare(classes)) : categoricalOfProbabilities(classes),
      );
    case 'sparseCategoricalCrossentropy': {
      const share = indexShare(classes);
      return meanOverSteps(
        steps,
        head === 'softmax' ? categoricalOfLogits(classes, share) : sparseOfProbabilities(classes, share),
      );
    }
  }
}

export { applyHead, sigmoid, softmaxRows } from './losses/heads.js';
export type { Outcome } from './losses/row-loss.js';
