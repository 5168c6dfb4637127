import { checkWeightOptions, meanOverValues } from './mean-over-values.js';
import { matchingTables, type Numbers } from './numbers.js';
import type { RowWeightOptions } from './row-weights.js';

/**
 * The mean of the absolute differences over all values, in their units.
 *
 * @param truth rows x columns; a plain array counts as one column
 * @param predicted of the same rows and columns
 * @throws LinnetError `bad-shape` for rows or columns that do not match or when there are none, `bad-value` for NaN or
 *   infinite values
 * @example
 * ```ts
 * meanAbsoluteError([0, 1], [0.5, 1]); // 0.25
 * ```
 */
export function meanAbsoluteError(truth: Numbers, predicted: Numbers, options: RowWeightOptions = {}): number {
  checkWeightOptions('meanAbsoluteError', options);
  return meanOverValues(truth, predicted, options, Math.abs);
}

/**
 * The greatest absolute difference of all values, in their units. Throws as {@link meanAbsoluteError}.
 *
 * @example
 * ```ts
 * maxError([0, 1, 2], [0.5, 1, 5]); // 3
 * ```
 */
export function maxError(truth: Numbers, predicted: Numbers): number {
  const [expected, given] = matchingTables(truth, predicted);
  let greatest = 0;
  for (let at = 0; at < given.data.length; at++) {
    greatest = Math.max(greatest, Math.abs((given.data[at] as number) - (expected.data[at] as number)));
  }
  return greatest;
}
