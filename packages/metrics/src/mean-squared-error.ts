import { checkWeightOptions, meanOverValues } from './mean-over-values.js';
import type { Numbers } from './numbers.js';
import type { RowWeightOptions } from './row-weights.js';

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
export function meanSquaredError(truth: Numbers, predicted: Numbers, options: RowWeightOptions = {}): number {
  checkWeightOptions('meanSquaredError', options);
  return meanOverValues(truth, predicted, options, (error) => error * error);
}

/**
 * The root of {@link meanSquaredError}: in the units of the values. For several columns the mean is taken over all of
 * them before the root, as in Keras; scikit-learn takes the mean of each column's root. Takes the same arguments and
 * throws the same errors.
 *
 * @example
 * ```ts
 * rootMeanSquaredError([0, 0], [3, 3]); // 3
 * ```
 */
export function rootMeanSquaredError(truth: Numbers, predicted: Numbers, options: RowWeightOptions = {}): number {
  checkWeightOptions('rootMeanSquaredError', options);
  return Math.sqrt(meanOverValues(truth, predicted, options, (error) => error * error));
}
