import { checkOptions, type Floats, LinnetError, type OptionKind } from '@linnet/core';
import { casesOf, type Numbers, type Table } from './numbers.js';

/** How predictions of one column become labels. */
export interface LabellingOptions {
  /** Predictions strictly above it count as 1, all others as 0. Default 0.5. Several columns have no threshold. */
  readonly threshold?: number;
}

/** What the option may be; whether it is finite is checked where it is used. */
export const thresholdKind: OptionKind = { is: (value) => typeof value === 'number', use: 'a finite number' };

/**
 * The threshold in use.
 * @throws LinnetError `bad-option` for one that is not a finite number
 */
export function thresholdOf({ threshold = 0.5 }: LabellingOptions): number {
  if (Number.isFinite(threshold)) return threshold;
  throw new LinnetError('bad-option', `Threshold is ${threshold}; use a finite number, such as 0.5.`);
}

/**
 * The label of every row: 0 or 1 for one column of predictions (1 when strictly above the threshold), and the index of
 * the greatest value for several columns (the first of equals). With more axes, of every step of every row.
 *
 * @param predicted rows x 1 or rows x classes, or rows x steps x either; a plain array counts as one column
 * @throws LinnetError `bad-shape` when there are no rows, `bad-value` for NaN or infinite predictions,
 *   `bad-option` for a threshold that is not a finite number
 * @example
 * ```ts
 * labels([0.2, 0.5, 0.9]); // Int32Array [0, 0, 1]
 * labels(fromRows([[0.1, 0.7, 0.2], [0.8, 0.1, 0.1]])); // Int32Array [1, 0]
 * ```
 */
export function labels(predicted: Numbers, options: LabellingOptions = {}): Int32Array {
  checkOptions('labels', options, { threshold: thresholdKind });
  const table = casesOf(predicted, 'Predicted');
  const labelAt = labelling(table, options);
  return Int32Array.from({ length: table.rows }, (_, row) => labelAt(row));
}

/** The label of each row, one at a time: for metrics that are taken after every epoch. */
export function labelling(table: Table, options: LabellingOptions): (row: number) => number {
  const threshold = thresholdOf(options);
  const { data, columns } = table;
  return columns === 1
    ? (row) => ((data[row] as number) > threshold ? 1 : 0)
    : (row) => greatest(data, row * columns, columns);
}

/** Which of the numbers from `start` on is the greatest; the first of equals. */
function greatest(data: Floats, start: number, columns: number): number {
  let best = 0;
  for (let column = 1; column < columns; column++) {
    if ((data[start + column] as number) > (data[start + best] as number)) best = column;
  }
  return best;
}
