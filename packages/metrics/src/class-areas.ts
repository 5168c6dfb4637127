import { checkOptions, LinnetError, type OptionKind } from '@linnet/core';
import { type PositiveOptions, positiveOptionKinds, type ScoredRows, scoredRows } from './binary-truth.js';
import {
  type ClassColumns,
  type ColumnOptions,
  checkIdleOptions,
  classColumns,
  columnOptionKinds,
} from './class-columns.js';
import type { Label, LabelList } from './label-lists.js';
import { type Numbers, tableOf } from './numbers.js';
import { precisionRecallOf } from './precision-recall-curve.js';
import { rocOf } from './roc-curve.js';
import { type ClassAverage, classAverages } from './score-formulas.js';

/** Options of {@link rocAuc} and {@link averagePrecision}. */
export interface AreaOptions<L extends Label = Label> extends PositiveOptions<L>, ColumnOptions<L> {
  /**
   * With several columns: `macro` (the default) is the mean of the columns' areas, each class against all others, `weighted`
   * the mean weighted by how many rows are of each class, `micro` the area of all columns taken as one.
   */
  readonly average?: ClassAverage;
}

const kinds: Readonly<Record<keyof AreaOptions, OptionKind>> = {
  ...positiveOptionKinds,
  ...columnOptionKinds,
  average: {
    is: (value) => classAverages.some((average) => average === value),
    use: '"macro", "micro" or "weighted"',
  },
};

/**
 * The area under the receiver operating characteristic: how probably a positive row has a higher score than a negative one,
 * equal scores counting half (J. A. Hanley and B. J. McNeil, Radiology 143, 1982). It is exact, of every threshold; a
 * training metric named `auc` takes 200 thresholds, as Keras does.
 *
 * With a column of scores for each class it is the mean of the areas of every class against all others.
 *
 * @param truth a label for each row; with several columns also one-hot rows, or rows of several labels, of 0 and 1
 * @param scores a number for each row, or rows x classes
 * @throws LinnetError `bad-shape` for no rows, or rows and columns that do not match, `bad-value` for NaN, labels that have
 *   no column, and a class that has no rows or all of them, `bad-option` for more than two labels with one column, or two
 *   of which neither is `positive`
 * @example
 * ```ts
 * rocAuc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]); // 0.75
 * ```
 */
export const rocAuc = <L extends Label = number>(
  truth: LabelList<L>,
  scores: Numbers,
  options: AreaOptions<L> = {},
): number => areaOf('rocAuc', (rows) => rocOf(rows).area, truth, scores, options);

/**
 * The mean of the precisions at all thresholds, weighted by the step in recall that each brings. With a column of scores
 * for each class it is the mean over the classes. Takes the same arguments as {@link rocAuc} and throws the same errors,
 * but for a class that has all rows: its average precision is 1.
 *
 * @example
 * ```ts
 * averagePrecision([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]); // 0.8333
 * ```
 */
export const averagePrecision = <L extends Label = number>(
  truth: LabelList<L>,
  scores: Numbers,
  options: AreaOptions<L> = {},
): number => areaOf('averagePrecision', (rows) => precisionRecallOf(rows).averagePrecision, truth, scores, options);

function areaOf<L extends Label>(
  what: string,
  area: (rows: ScoredRows) => number,
  truth: LabelList<L>,
  scores: Numbers,
  options: AreaOptions<L>,
): number {
  checkOptions(what, options, kinds);
  const table = tableOf(scores, 'Predicted');
  checkIdleOptions(what, table, options);
  if (table.columns === 1) return area(scoredRows(truth, scores, options));
  const columns = classColumns(truth, table, options);
  return options.average === 'micro' ? area(flattened(columns)) : meanArea(area, columns, options.average);
}

/** Every value as a row of its own. */
const flattened = ({ isPositive, scores: { data, columns }, weights }: ClassColumns): ScoredRows => ({
  isPositive,
  scores: data,
  weights: { ...weights, at: (index) => weights.at(Math.floor(index / columns)) },
});

function meanArea(
  area: (rows: ScoredRows) => number,
  columns: ClassColumns,
  average: 'macro' | 'weighted' = 'macro',
): number {
  let [sum, total] = [0, 0];
  for (let column = 0; column < columns.scores.columns; column++) {
    const rows = columnOf(columns, column);
    const weight = average === 'macro' ? 1 : positiveWeight(rows);
    sum += weight * areaOfClass(area, rows, column);
    total += weight;
  }
  return sum / total;
}

/** The area of one column; an error says which. */
function areaOfClass(area: (rows: ScoredRows) => number, rows: ScoredRows, column: number): number {
  try {
    return area(rows);
  } catch (error) {
    if (!LinnetError.is(error)) throw error;
    throw new LinnetError(error.code, `Column ${column}: ${error.message}`, { cause: error });
  }
}

function columnOf({ isPositive, scores: { data, rows, columns }, weights }: ClassColumns, column: number): ScoredRows {
  const every = <T>(values: ArrayLike<T>): T[] =>
    Array.from({ length: rows }, (_, row) => values[row * columns + column] as T);
  return { isPositive: every(isPositive), scores: every(data), weights };
}

function positiveWeight({ isPositive, weights }: ScoredRows): number {
  let sum = 0;
  for (let row = 0; row < isPositive.length; row++) if (isPositive[row] === 1) sum += weights.at(row);
  return sum;
}
