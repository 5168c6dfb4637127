import { checkOptions, LinnetError, wholeFrom } from '@linnet/core';
import { type ClassColumns, type ColumnOptions, classColumns, columnOptionKinds } from './class-columns.js';
import type { Label, LabelList } from './label-lists.js';
import { type Numbers, tableOf } from './numbers.js';

/** Options of {@link topKAccuracy}. */
export interface TopKOptions<L extends Label = Label> extends ColumnOptions<L> {
  /** How many of the highest scores may hold the true class: from 1 up. */
  readonly k: number;
}

/**
 * The share of rows, from 0 to 1, whose true class has one of the `k` highest scores. A class counts as among them when less
 * than `k` scores are higher: one that ties with the last of them does, as in Keras.
 *
 * @param truth a label for each row, or one-hot rows
 * @param scores rows x classes
 * @throws LinnetError `bad-shape` for no rows, one column, or rows and columns that do not match, `bad-value` for NaN,
 *   labels that have no column and rows with other than one label, `bad-option` for a `k` that is no whole number from 1 up
 * @example
 * ```ts
 * topKAccuracy([0, 2], fromRows([[0.3, 0.5, 0.2], [0.6, 0.3, 0.1]]), { k: 2 }); // 0.5
 * ```
 */
export function topKAccuracy<L extends Label = number>(
  truth: LabelList<L>,
  scores: Numbers,
  options: TopKOptions<L>,
): number {
  checkOptions('topKAccuracy', options, { ...columnOptionKinds, k: wholeFrom(1) }, ['k']);
  const { k, ...others } = options;
  const table = tableOf(scores, 'Predicted');
  if (table.columns === 1) {
    throw new LinnetError('bad-shape', 'Predicted has one column; give rows x classes, a score for each class.');
  }
  const columns = classColumns(truth, table, others);
  let sum = 0;
  for (let row = 0; row < table.rows; row++) if (higherThanTrue(columns, row) < k) sum += columns.weights.at(row);
  return sum / columns.weights.total;
}

/** How many scores of a row are higher than that of its true class. */
function higherThanTrue({ isPositive, scores: { data, columns } }: ClassColumns, row: number): number {
  const [from, to] = [row * columns, (row + 1) * columns];
  const truth = isPositive.subarray(from, to);
  if (truth.reduce((sum, value) => sum + value, 0) !== 1) {
    throw new LinnetError('bad-value', `Truth has other than one label in row ${row}; one-hot rows hold a single 1.`);
  }
  const ofTrue = data[from + truth.indexOf(1)] as number;
  let higher = 0;
  for (let at = from; at < to; at++) if ((data[at] as number) > ofTrue) higher += 1;
  return higher;
}
