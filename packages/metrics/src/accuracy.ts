import { checkOptions, formatShape, LinnetError, type OptionKind, type Shape, sameShape } from '@linnet/core';
import type { Label, LabelList } from './label-lists.js';
import { labelledRows } from './labelled-rows.js';
import { type LabellingOptions, labelling, thresholdKind } from './labels.js';
import { casesOf, checkRows, describeTable, isNdArray, type Numbers, shapeOf, type Table } from './numbers.js';
import { type Proportion, proportion } from './proportion.js';
import { type RowWeightOptions, weightsKind, weightsOf } from './row-weights.js';

/** Options of {@link accuracy}. */
export interface AccuracyOptions extends LabellingOptions, RowWeightOptions {}

const kinds: Readonly<Record<keyof AccuracyOptions, OptionKind>> = { threshold: thresholdKind, weights: weightsKind };

/**
 * The share of rows, from 0 to 1, whose prediction has the right label.
 *
 * One column of predictions is binary: strictly above the threshold counts as 1, all else as 0, and truth holds 0 and 1.
 * For predictions from 0 to 1 that agrees with rounding to the nearest whole number, halves to even (0.5 becomes 0).
 * It differs outside: a prediction of 1.6 counts as 1 and -0.7 as 0 here, where rounding gives 2 and -1, never a label.
 *
 * Predictions that are labels themselves, texts or nothing but whole numbers, are compared with those of truth, whatever
 * labels there are; give a threshold where they are scores all the same.
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
 * accuracy(['sine', 'square'], ['sine', 'sine']); // 0.5
 * ```
 */
export function accuracy<L extends Label = number>(
  truth: LabelList<L>,
  predicted: LabelList<L>,
  options: AccuracyOptions = {},
): number {
  checkOptions('accuracy', options, kinds);
  const { isRight, rows } = comparison(truth, predicted, options);
  const weights = weightsOf(options, rows);
  let right = 0;
  for (let row = 0; row < rows; row++) if (isRight(row)) right += weights.at(row);
  return right / weights.total;
}

/**
 * {@link accuracy} with its 95 % interval: how far it may be off because only this many rows were looked at.
 * Takes the same arguments, without weights, and throws the same errors.
 *
 * @example
 * ```ts
 * console.log(formatProportion(accuracyWithInterval(validation.y, predicted)));
 * // 95.7 % (93.7 to 97.1, 560 rows)
 * ```
 */
export function accuracyWithInterval<L extends Label = number>(
  truth: LabelList<L>,
  predicted: LabelList<L>,
  options: LabellingOptions = {},
): Proportion {
  checkOptions('accuracyWithInterval', options, { threshold: thresholdKind });
  const { isRight, rows } = comparison(truth, predicted, options);
  let right = 0;
  for (let row = 0; row < rows; row++) if (isRight(row)) right += 1;
  return proportion(right, rows);
}

/** Whether each row's prediction is right. */
interface Comparison {
  isRight(row: number): boolean;
  readonly rows: number;
}

function comparison(truth: LabelList<Label>, predicted: LabelList<Label>, options: LabellingOptions): Comparison {
  if (!areNumbers(truth) || !areNumbers(predicted)) return labelComparison(truth, predicted);
  const [expected, given] = [casesOf(truth, 'Truth'), casesOf(predicted, 'Predicted')];
  if (options.threshold === undefined && holdOtherLabels(expected, given)) return labelComparison(truth, predicted);
  const aligned = alignedTruth(expected, shapeOf(truth), shapeOf(predicted));
  checkRows(aligned.rows, given.rows);
  const [right, found] = [trueLabelling(aligned, given), labelling(given, options)];
  return { isRight: (row) => found(row) === right(row), rows: given.rows };
}

const areNumbers = (values: LabelList<Label>): values is Numbers =>
  isNdArray(values) || typeof values?.[0] !== 'string';

/** Whether one column holds nothing but whole numbers, and either side other ones than 0 and 1. */
function holdOtherLabels(truth: Table, { data, columns }: Table): boolean {
  if (columns > 1 || !data.every(Number.isInteger)) return false;
  const isOther = (value: number): boolean => value !== 0 && value !== 1;
  return data.some(isOther) || truth.data.some(isOther);
}

function labelComparison(truth: LabelList<Label>, predicted: LabelList<Label>): Comparison {
  const rows = labelledRows(truth, predicted, {});
  return { isRight: (row) => rows.truth[row] === rows.predicted[row], rows: rows.truth.length };
}

/** Truth, a row for each case that is predicted. */
function alignedTruth(truth: Table, given: Shape, predicted: Shape): Table {
  const areRows = given.length < 3 && predicted.length < 3;
  if (areRows || sameShape(given, predicted)) return truth;
  const cases = predicted.length > 1 ? predicted.slice(0, -1) : predicted;
  if (sameShape(given, cases) || sameShape(given, [...cases, 1])) {
    return { data: truth.data, rows: truth.data.length, columns: 1 };
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
