import { LinnetError } from '@linnet/core';
import { type Numbers, type Table, tableOf } from './numbers.js';

/** How predictions of one column become labels. */
export interface ThresholdOptions {
  /** Predictions strictly above it count as 1, all others as 0. Default 0.5. Several columns have no threshold. */
  readonly threshold?: number;
}

/**
 * The label of every row: 0 or 1 for one column of predictions (1 when strictly above the threshold), and the index of
 * the greatest value for several columns (the first of equals).
 *
 * @param predicted rows x 1 or rows x classes; a plain array counts as one column
 * @throws LinnetError `bad-shape` when there are no rows, `bad-value` for NaN or infinite predictions,
 *   `bad-option` for a threshold that is not a finite number
 * @example
 * ```ts
 * labels([0.2, 0.5, 0.9]); // Int32Array [0, 0, 1]
 * labels(fromRows([[0.1, 0.7, 0.2], [0.8, 0.1, 0.1]])); // Int32Array [1, 0]
 * ```
 */
export const labels = (predicted: Numbers, options: ThresholdOptions = {}): Int32Array =>
  labelsOf(tableOf(predicted, 'Predicted'), options);

/** The same for numbers already read. */
export function labelsOf(table: Table, { threshold = 0.5 }: ThresholdOptions): Int32Array {
  if (!Number.isFinite(threshold)) {
    throw new LinnetError('bad-option', `Threshold is ${threshold}; use a finite number, such as 0.5.`);
  }
  return table.columns === 1
    ? Int32Array.from(table.data, (value) => (value > threshold ? 1 : 0))
    : Int32Array.from({ length: table.rows }, (_, row) => greatest(table, row));
}

function greatest({ data, columns }: Table, row: number): number {
  const values = data.subarray(row * columns, (row + 1) * columns);
  let best = 0;
  values.forEach((value, column) => {
    if (value > (values[best] ?? value)) best = column;
  });
  return best;
}
