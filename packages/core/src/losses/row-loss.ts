import type { Floats } from '../ndarray.js';

/** A batch of predictions and what they should be, rows one after another. */
export interface Outcome {
  /** What the plan of `separateHead` gives. */
  readonly logits: Floats;
  /** What `applyHead` makes of the logits; the same array where there is no head. */
  readonly predicted: Floats;
  /** Rows of `targetShape`. */
  readonly truth: Floats;
  /** One for each row. */
  readonly weights: Floats;
  /** Of the batch; the arrays may be longer. */
  readonly rows: number;
}

/** A loss of one row: the mean over its parts, which are values or steps. */
export interface RowLoss {
  readonly parts: number;
  /** The sum over the parts. */
  sum(outcome: Outcome, row: number): number;
  /** Writes `factor` times the gradient of that sum with respect to the row's logits. */
  gradient(to: Floats, outcome: Outcome, row: number, factor: number): void;
}
