import { checkOptions, random, wholeFrom } from '@linnet/core';
import { checkNumbers } from '../checks.js';
import { type Dataset, datasetOf } from '../dataset.js';
import { noFacts } from '../facts.js';
import { anyNumber } from '../option-kinds.js';
import { linspace } from './linspace.js';
import { seedKind } from './seeded.js';

/** Options of {@link threshold}. */
export interface ThresholdOptions {
  /** A whole number from 0 to 4294967295; the same seed gives the same noise. */
  readonly seed: number;
  /** Default 100. */
  readonly rows?: number;
  /** Rows whose number is above this are of class 1. Default 50. */
  readonly at?: number;
}

/**
 * Numbers that rise evenly from 0 to 100, each with a step of noise after it: is the number above a threshold? x is
 * rows x 2 x 1, two time steps of one feature: the number, as it is, and noise from 0 up to 1, numpy's
 * `RandomState(seed).rand(rows)`. y is rows x 1: 1 above the threshold, else 0.
 * @throws LinnetError `bad-option` that names every option that makes no sense, `limit` for more rows than memory holds.
 *
 * @example
 * ```ts
 * const data = threshold({ rows: 100, at: 50, seed: 1 }).oneHot(); // for softmax and categorical cross-entropy
 * ```
 */
export function threshold(options: ThresholdOptions): Dataset {
  checkOptions('threshold', options, { seed: seedKind, rows: wholeFrom(1), at: anyNumber }, ['seed']);
  const { rows = 100, at = 50, seed } = options;
  checkNumbers(2 * rows, `${rows} rows of 2 numbers`, 'Use fewer rows.');
  const numbers = linspace(0, 100, rows);
  const noise = random(seed).randomSample(rows);
  const data = Float64Array.from(
    { length: 2 * rows },
    (_, place) => (place % 2 === 0 ? numbers : noise)[place >> 1] as number,
  );
  const y = { data: numbers.map((number) => (number > at ? 1 : 0)), shape: [rows, 1] };
  return datasetOf({ x: { data, shape: [rows, 2, 1] }, y }, noFacts);
}
