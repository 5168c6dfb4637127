import { checkOptions } from '@linnet/core';
import type { AccuracyOptions } from './accuracy.js';
import { checkedIndicators } from './class-columns.js';
import { thresholdKind, thresholdOf } from './labels.js';
import { matchingTables, type Numbers } from './numbers.js';
import { weightsKind, weightsOf } from './row-weights.js';

/**
 * The share of single values, from 0 to 1, on the right side of the threshold: each column is a question of its own, as for
 * several labels a row. (`accuracy` of several columns takes the greatest.)
 *
 * @param truth rows x columns, of 0 and 1; a plain array counts as one column
 * @param predicted of the same rows and columns
 * @throws LinnetError `bad-shape` for rows or columns that do not match or when there are none, `bad-value` for NaN,
 *   infinite values and truth other than 0 and 1, with their row, `bad-option` for a threshold that is not a finite number
 * @example
 * ```ts
 * binaryAccuracy(fromRows([[1, 0], [1, 1]]), fromRows([[0.9, 0.2], [0.4, 0.8]])); // 0.75
 * ```
 */
export function binaryAccuracy(truth: Numbers, predicted: Numbers, options: AccuracyOptions = {}): number {
  checkOptions('binaryAccuracy', options, { threshold: thresholdKind, weights: weightsKind });
  const threshold = thresholdOf(options);
  const [table, { data, rows, columns }] = matchingTables(truth, predicted);
  const expected = checkedIndicators(table, 'Truth');
  const weights = weightsOf(options, rows);
  let sum = 0;
  for (let at = 0; at < data.length; at++) {
    const found = (data[at] as number) > threshold ? 1 : 0;
    if (found === expected[at]) sum += weights.at(Math.floor(at / columns));
  }
  return sum / (weights.total * columns);
}
