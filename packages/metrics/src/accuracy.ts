import { formatShape, LinnetError, type Shape, sameShape } from '@linnet/core';
import { labelling, type ThresholdOptions } from './labels.js';
import { casesOf, checkRows, describeTable, type Numbers, shapeOf, type Table, tableOf } from './numbers.js';
import { type Proportion, proportion } from './proportion.js';

/**
 * The share of rows, from 0 to 1, whose prediction has the right label.
 *
 * One column of predictions is binary: strictly above the threshold counts as 1, all else as 0, and truth holds 0 and 1.
 * For predictions from 0 to 1 that agrees with rounding to the nearest whole number, halves to even (0.5 becomes 0).
 * It differs outside: a prediction of 1.6 counts as 1 and -0.7 as 0 here, where rounding gives 2 and -1, never a label.
 *
 * With several columns, one a class, the greatest decides; truth is one-hot, or one column of class indices from 0.
 *
 * With more axes, such as rows x steps x classes, every step counts for itself; truth has the same axes, or class indices
 * (for one column 0 and 1) without the last.
 *
 * @param truth rows x 1 or rows x classes; a plain array counts as one column
 * @param predicted rows x 1 or rows x classes, or rows x steps x either
 * @throws LinnetError `bad-shape` for rows or columns that do not match or when there are none, `bad-value` for NaN,
 *   infinite values and labels that are no class, `bad-option` for a threshold that is not a finite number
 * @example
 * ```ts
 * accuracy([0, 1, 1, 0], [0.1, 0.8, 0.4, 0.3]); // 0.75
 * ```
 */
export function accuracy(truth: Numbers, predicted: Numbers, options: ThresholdOptions = {}): number {
  const { correct, rows } = count(truth, predicted, options);
  return correct / rows;
}

/**
 * {@link accuracy} with its 95 % interval: how far it may be off because only this many rows were looked at.
 * Takes the same arguments and throws the same errors.
 *
 * @example
 * ```ts
 * console.log(formatProportion(accuracyWithInterval(validation.y, predicted)));
 * // 95.7 % (93.7 to 97.1, 560 rows)
 * ```
 */
export function accuracyWithInterval(truth: Numbers, predicted: Numbers, options: ThresholdOptions = {}): Proportion {
  const { correct, rows } = count(truth, predicted, options);
  return proportion(correct, rows);
}

function count(truth: Numbers, predicted: Numbers, options: ThresholdOptions): { correct: number; rows: number } {
  const [expected, given] = [truthOf(truth, shapeOf(predicted)), casesOf(predicted, 'Predicted')];
  checkRows(expected, given);
  const [right, found] = [trueLabelling(expected, given), labelling(given, options)];
  let correct = 0;
  for (let row = 0; row < given.rows; row++) if (found(row) === right(row)) correct += 1;
  return { correct, rows: given.rows };
}

/** Truth, a row for each case that is predicted. */
function truthOf(truth: Numbers, predicted: Shape): Table {
  if (predicted.length < 3) return tableOf(truth, 'Truth');
  const cases = predicted.slice(0, -1);
  const given = shapeOf(truth);
  const table = casesOf(truth, 'Truth');
  if (sameShape(given, predicted)) return table;
  if (sameShape(given, cases) || sameShape(given, [...cases, 1])) {
    return { data: table.data, rows: table.data.length, columns: 1 };
  }
  throw new LinnetError(
    'bad-shape',
    `Truth is ${formatShape(given)}, predicted ${formatShape(predicted)}. Truth needs the same axes, or class indices of ${formatShape(cases)}.`,
  );
}

function trueLabelling(truth: Table, predicted: Table): (row: number) => number {
  if (truth.columns === 1) {
    checkClasses(truth, predicted);
    const { data } = truth;
    return (row) => data[row] as number;
  }
  if (truth.columns === predicted.columns) return labelling(truth, {});
  throw new LinnetError(
    'bad-shape',
    `Truth is ${describeTable(truth)}, predicted ${describeTable(predicted)}. Truth needs as many columns as predicted, or one of class indices.`,
  );
}

function checkClasses({ data }: Table, { columns }: Table): void {
  const classes = Math.max(columns, 2);
  let row = 0;
  while (row < data.length && isClass(data[row] as number, classes)) row++;
  if (row === data.length) return;
  const known =
    columns === 1
      ? 'with one column of predictions labels are 0 or 1'
      : `labels are 0 to ${classes - 1}, one for each column predicted`;
  throw new LinnetError('bad-value', `Truth holds ${data[row]} in row ${row}; ${known}.`);
}

const isClass = (label: number, classes: number): boolean => Number.isInteger(label) && label >= 0 && label < classes;
