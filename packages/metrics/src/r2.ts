import { LinnetError } from '@linnet/core';
import { checkWeightOptions } from './mean-over-values.js';
import { matchingTables, type Numbers, type Table } from './numbers.js';
import { type RowWeightOptions, type RowWeights, weightsOf } from './row-weights.js';

/**
 * The coefficient of determination: 1 minus the sum of squared errors over the sum of squared distances of truth from its
 * mean (S. Wright, "Correlation and causation", Journal of Agricultural Research 20, 1921). 1 is perfect, 0 no better than
 * always predicting the mean, and there is no least value. Of several columns it is the mean of theirs.
 *
 * A column of truth that is constant has no such distances: it counts 1 where it is predicted exactly, else 0, as in
 * scikit-learn.
 *
 * @param truth rows x columns, two rows at least; a plain array counts as one column
 * @param predicted of the same rows and columns
 * @throws LinnetError `bad-shape` for rows or columns that do not match and for less than two rows, `bad-value` for NaN
 *   or infinite values
 * @example
 * ```ts
 * r2([1, 2, 3], [1, 2, 4]); // 0.5
 * ```
 */
export function r2(truth: Numbers, predicted: Numbers, options: RowWeightOptions = {}): number {
  checkWeightOptions('r2', options);
  const [expected, given] = matchingTables(truth, predicted);
  const weights = weightsOf(options, given.rows);
  if (given.rows < 2) {
    throw new LinnetError('bad-shape', 'r2 of one row is not defined: it has no spread. Give two rows or more.');
  }
  let sum = 0;
  for (let column = 0; column < given.columns; column++) sum += r2OfColumn(expected, given, column, weights);
  return sum / given.columns;
}

function r2OfColumn(truth: Table, predicted: Table, column: number, weights: RowWeights): number {
  const { rows, columns } = truth;
  const mean = meanOfColumn(truth, column, weights);
  let [error, spread] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const expected = truth.data[row * columns + column] as number;
    const difference = expected - (predicted.data[row * columns + column] as number);
    error += weights.at(row) * difference * difference;
    spread += weights.at(row) * (expected - mean) * (expected - mean);
  }
  if (spread === 0) return error === 0 ? 1 : 0;
  return 1 - error / spread;
}

function meanOfColumn({ data, rows, columns }: Table, column: number, weights: RowWeights): number {
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += weights.at(row) * (data[row * columns + column] as number);
  return sum / weights.total;
}
