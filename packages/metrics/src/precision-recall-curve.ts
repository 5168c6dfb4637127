import { checkOptions } from '@linnet/core';
import { type PositiveOptions, positiveOptionKinds, type ScoredRows, scoredRows } from './binary-truth.js';
import type { Label, LabelList } from './label-lists.js';
import type { Numbers } from './numbers.js';
import { checkPresent, thresholdCounts, totalOf } from './threshold-counts.js';

/** Precision against recall: plain data, as figures take it. */
export interface PrecisionRecallCurve {
  /** Of the rows whose score reaches each threshold, the share that is positive; then a 1. */
  readonly precision: readonly number[];
  /** Of the positive rows, the share whose score reaches each threshold; then a 0. */
  readonly recall: readonly number[];
  /** They rise; there is none for the last point of the curve. */
  readonly thresholds: readonly number[];
  /** The sum of each step in recall times the precision there: the area under the curve, without drawing lines between its points. */
  readonly averagePrecision: number;
}

/**
 * Precision and recall at every threshold: what to look at rather than a ROC curve where positive rows are few. In
 * scikit-learn's order, from the least threshold, at which recall is 1.
 *
 * @param truth a label for each row, two labels in all
 * @param scores a number for each row; the higher, the more it speaks for the positive label. Probabilities are not needed.
 * @throws LinnetError `bad-shape` for no rows, unequal numbers of rows, or several columns, `bad-value` for NaN or what is
 *   no label, with its row, and where no row is positive, `bad-option` for more than two labels or two of which neither is
 *   `positive`
 * @example
 * ```ts
 * precisionRecallCurve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]).averagePrecision; // 0.8333
 * ```
 */
export function precisionRecallCurve<L extends Label = number>(
  truth: LabelList<L>,
  scores: Numbers,
  options: PositiveOptions<L> = {},
): PrecisionRecallCurve {
  checkOptions('precisionRecallCurve', options, positiveOptionKinds);
  return precisionRecallOf(scoredRows(truth, scores, options));
}

/** The same for rows already read. */
export function precisionRecallOf(rows: ScoredRows): PrecisionRecallCurve {
  const { thresholds, truePositives, falsePositives } = thresholdCounts(rows);
  const positives = totalOf(truePositives);
  checkPresent(positives, 'positive', 'a precision-recall curve');
  // Rows that weigh nothing may come first: nothing is caught, rightly or not.
  const precision = truePositives.map((caught, at) => caught / (caught + (falsePositives[at] ?? 0) || 1));
  const recall = truePositives.map((caught) => caught / positives);
  return {
    precision: [...precision.slice().reverse(), 1],
    recall: [...recall.slice().reverse(), 0],
    thresholds: thresholds.slice().reverse(),
    averagePrecision: recall.reduce(
      (sum, share, at) => sum + (share - (recall[at - 1] ?? 0)) * (precision[at] ?? 0),
      0,
    ),
  };
}
