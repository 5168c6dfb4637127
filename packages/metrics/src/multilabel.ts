import { checkOptions, type NdArray } from '@linnet/core';
import { checkedIndicators } from './class-columns.js';
import { type LabellingOptions, thresholdKind, thresholdOf } from './labels.js';
import { matchingTables, type Numbers, shapeOf, tableOf } from './numbers.js';
import { type RowWeightOptions, type RowWeights, weightsKind, weightsOf } from './row-weights.js';

/**
 * Several labels a row, of scores: 1 in every column whose score is strictly above the threshold, else 0. (`labels` takes
 * the greatest column alone.)
 *
 * @param predicted rows x labels, such as what a layer of sigmoids gives
 * @returns an array of the same shape
 * @throws LinnetError `bad-shape` when there are no rows, `bad-value` for NaN or infinite scores, `bad-option` for a
 *   threshold that is not a finite number
 * @example
 * ```ts
 * multilabels(fromRows([[0.9, 0.2, 0.7]])); // 1, 0, 1
 * ```
 */
export function multilabels(predicted: Numbers, options: LabellingOptions = {}): NdArray<Float64Array> {
  checkOptions('multilabels', options, { threshold: thresholdKind });
  const threshold = thresholdOf(options);
  const { data } = tableOf(predicted, 'Predicted');
  return { data: Float64Array.from(data, (score) => (score > threshold ? 1 : 0)), shape: shapeOf(predicted) };
}

/** Rows of 0 and 1 on both sides, a column for each label. */
export interface IndicatorRows {
  readonly truth: Uint8Array;
  readonly predicted: Uint8Array;
  readonly rows: number;
  readonly columns: number;
  readonly weights: RowWeights;
}

/**
 * Reads both sides.
 * @throws LinnetError `bad-shape` for rows or columns that do not match, `bad-value` for numbers other than 0 and 1
 */
export function indicatorRows(truth: Numbers, predicted: Numbers, options: RowWeightOptions): IndicatorRows {
  const [expected, given] = matchingTables(truth, predicted);
  return {
    truth: checkedIndicators(expected, 'Truth'),
    predicted: checkedIndicators(given, 'Predicted'),
    rows: given.rows,
    columns: given.columns,
    weights: weightsOf(options, given.rows),
  };
}

/**
 * The share of single labels that are wrong, from 0 to 1, where rows may have several (R. W. Hamming, Bell System Technical
 * Journal 29, 1950).
 *
 * @param truth rows x labels, of 0 and 1
 * @param predicted the same; of scores `multilabels(...)` makes it
 * @throws LinnetError `bad-shape` for rows or columns that do not match or when there are none, `bad-value` for numbers
 *   other than 0 and 1, with their row
 * @example
 * ```ts
 * hammingLoss(fromRows([[1, 0, 1]]), fromRows([[1, 1, 1]])); // 1 / 3
 * ```
 */
export function hammingLoss(truth: Numbers, predicted: Numbers, options: RowWeightOptions = {}): number {
  checkOptions('hammingLoss', options, { weights: weightsKind });
  const rows = indicatorRows(truth, predicted, options);
  return meanOfRows(rows, (wrong) => wrong / rows.columns);
}

/**
 * The share of rows all of whose labels are right, from 0 to 1, where rows may have several. Takes the same arguments as
 * {@link hammingLoss} and throws the same errors.
 *
 * @example
 * ```ts
 * subsetAccuracy(fromRows([[1, 0], [1, 1]]), fromRows([[1, 0], [0, 1]])); // 0.5
 * ```
 */
export function subsetAccuracy(truth: Numbers, predicted: Numbers, options: RowWeightOptions = {}): number {
  checkOptions('subsetAccuracy', options, { weights: weightsKind });
  return meanOfRows(indicatorRows(truth, predicted, options), (wrong) => (wrong === 0 ? 1 : 0));
}

/** The mean of a function of how many labels of a row are wrong. */
function meanOfRows(
  { truth, predicted, rows, columns, weights }: IndicatorRows,
  of: (wrong: number) => number,
): number {
  let sum = 0;
  for (let row = 0, at = 0; row < rows; row++) {
    let wrong = 0;
    for (const end = at + columns; at < end; at++) if (truth[at] !== predicted[at]) wrong += 1;
    sum += weights.at(row) * of(wrong);
  }
  return sum / weights.total;
}
