import { checkOptions } from '@linnet/core';
import { type PositiveOptions, positiveOptionKinds, type ScoredRows, scoredRows } from './binary-truth.js';
import type { Label, LabelList } from './label-lists.js';
import type { Numbers } from './numbers.js';
import { checkPresent, type ThresholdCounts, thresholdCounts, totalOf } from './threshold-counts.js';

/** A receiver operating characteristic, from (0, 0) to (1, 1): plain data, as figures take it. */
export interface RocCurve {
  /** The share of negative rows whose score reaches each threshold. */
  readonly falsePositiveRate: readonly number[];
  /** The share of positive rows whose score does. */
  readonly truePositiveRate: readonly number[];
  /** They fall; the first is Infinity, which no score reaches. */
  readonly thresholds: readonly number[];
  /** The area under the curve: 1 for a perfect order of the rows, 0.5 for none. */
  readonly area: number;
}

/**
 * The receiver operating characteristic: how many positive rows a threshold catches, against how many negative ones it
 * takes along. Points on a straight line between their neighbours are left out, as scikit-learn does.
 *
 * @param truth a label for each row, two labels in all
 * @param scores a number for each row; the higher, the more it speaks for the positive label. Probabilities are not needed.
 * @throws LinnetError `bad-shape` for no rows, unequal numbers of rows, or several columns, `bad-value` for NaN or what is
 *   no label, with its row, and where one of the two labels has no rows, `bad-option` for more than two labels or two of
 *   which neither is `positive`
 * @example
 * ```ts
 * rocCurve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]).area; // 0.75
 * ```
 */
export function rocCurve<L extends Label = number>(
  truth: LabelList<L>,
  scores: Numbers,
  options: PositiveOptions<L> = {},
): RocCurve {
  checkOptions('rocCurve', options, positiveOptionKinds);
  return rocOf(scoredRows(truth, scores, options));
}

/** The same for rows already read. */
export function rocOf(rows: ScoredRows): RocCurve {
  const corners = cornersOf(thresholdCounts(rows));
  const [positives, negatives] = [totalOf(corners.truePositives), totalOf(corners.falsePositives)];
  checkPresent(positives, 'positive', 'a ROC curve');
  checkPresent(negatives, 'negative', 'a ROC curve');
  const falsePositiveRate = [0, ...corners.falsePositives.map((count) => count / negatives)];
  const truePositiveRate = [0, ...corners.truePositives.map((count) => count / positives)];
  return {
    falsePositiveRate,
    truePositiveRate,
    thresholds: [Number.POSITIVE_INFINITY, ...corners.thresholds],
    area: trapezoids(falsePositiveRate, truePositiveRate),
  };
}

/** Without the counts that lie midway between their neighbours. */
function cornersOf({ thresholds, truePositives, falsePositives }: ThresholdCounts): ThresholdCounts {
  const bends = (counts: readonly number[], at: number): boolean =>
    (counts[at + 1] as number) - (counts[at] as number) !== (counts[at] as number) - (counts[at - 1] as number);
  const isKept = (_: number, at: number): boolean =>
    at === 0 || at === thresholds.length - 1 || bends(truePositives, at) || bends(falsePositives, at);
  return {
    thresholds: thresholds.filter(isKept),
    truePositives: truePositives.filter(isKept),
    falsePositives: falsePositives.filter(isKept),
  };
}

function trapezoids(x: readonly number[], y: readonly number[]): number {
  let area = 0;
  for (let at = 1; at < x.length; at++) {
    area += (((x[at] as number) - (x[at - 1] as number)) * ((y[at] as number) + (y[at - 1] as number))) / 2;
  }
  return area;
}
