import { checkOptions } from '@linnet/core';
import { matchingTables, type Numbers } from './numbers.js';
import { type RowWeightOptions, weightsKind, weightsOf } from './row-weights.js';

/** For metrics that know no other option. */
export const checkWeightOptions = (what: string, options: RowWeightOptions): void =>
  checkOptions(what, options, { weights: weightsKind });

/** The mean, over all values of all rows, of a function of prediction minus truth. */
export function meanOverValues(
  truth: Numbers,
  predicted: Numbers,
  options: RowWeightOptions,
  of: (error: number) => number,
): number {
  const [expected, given] = matchingTables(truth, predicted);
  const weights = weightsOf(options, given.rows);
  let sum = 0;
  for (let row = 0, at = 0; row < given.rows; row++) {
    const weight = weights.at(row);
    for (const end = at + given.columns; at < end; at++) {
      sum += weight * of((given.data[at] as number) - (expected.data[at] as number));
    }
  }
  return sum / (weights.total * given.columns);
}
