import { LinnetError } from '@linnet/core';
import { checkRows, describeTable, type Numbers, tableOf } from './numbers.js';

/**
 * The mean of the squared differences over all values, computed in doubles.
 *
 * @param truth rows x columns; a plain array counts as one column
 * @param predicted of the same rows and columns
 * @throws LinnetError `bad-shape` for rows or columns that do not match or when there are none, `bad-value` for NaN or
 *   infinite values
 * @example
 * ```ts
 * meanSquaredError([0, 1], [0.5, 1]); // 0.125
 * ```
 */
export function meanSquaredError(truth: Numbers, predicted: Numbers): number {
  const [expected, given] = [tableOf(truth, 'Truth'), tableOf(predicted, 'Predicted')];
  checkRows(expected, given);
  if (expected.columns !== given.columns) {
    throw new LinnetError(
      'bad-shape',
      `Truth is ${describeTable(expected)}, predicted ${describeTable(given)}; they must have as many columns.`,
    );
  }
  let sum = 0;
  given.data.forEach((value, index) => {
    const difference = value - (expected.data[index] ?? 0);
    sum += difference * difference;
  });
  return sum / given.data.length;
}
