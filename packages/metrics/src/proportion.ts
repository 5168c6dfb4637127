import { LinnetError } from '@linnet/core';

/** A share of rows and how sure it is. */
export interface Proportion {
  /** From 0 to 1. */
  readonly accuracy: number;
  /** How many rows were looked at. */
  readonly rows: number;
  /** Where the true share lies with 95 % confidence, from 0 to 1. */
  readonly interval: readonly [low: number, high: number];
}

/** The 0.975 quantile of the normal distribution: 95 % lie within so many standard deviations. */
const z = 1.959963984540054;

/**
 * A share and its 95 % score interval: E. B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", Journal of the American Statistical Association 22 (1927), 209-212. Unlike the textbook
 * `p +- z sqrt(p (1 - p) / n)` it stays within 0 and 1 and holds for few rows and for shares near the ends.
 *
 * @param correct how many of the rows are right, a whole number from 0 to `rows`
 * @throws LinnetError `bad-value` when the counts are no whole numbers, or `correct` is greater than `rows`
 * @example
 * ```ts
 * proportion(536, 560).interval; // [0.937, 0.971]
 * ```
 */
export function proportion(correct: number, rows: number): Proportion {
  checkCounts(correct, rows);
  const share = correct / rows;
  const centre = share + (z * z) / (2 * rows);
  const reach = z * Math.sqrt((share * (1 - share)) / rows + (z * z) / (4 * rows * rows));
  const scale = 1 + (z * z) / rows;
  // The bounds are exact at the ends; rounding would leave a few units in the last place.
  const low = correct === 0 ? 0 : (centre - reach) / scale;
  const high = correct === rows ? 1 : (centre + reach) / scale;
  return { accuracy: share, rows, interval: [low, high] };
}

/**
 * A share as people read it, in percent: `95.7 % (93.7 to 97.1, 560 rows)`.
 */
export function formatProportion(proportion: Proportion): string {
  const { share, sureness } = proportionTexts(proportion);
  return `${share} (${sureness})`;
}

/** The two parts of that text, for where they stand apart: `95.7 %`, and `93.7 to 97.1, 560 rows`. */
export function proportionTexts({ accuracy, rows, interval: [low, high] }: Proportion): {
  readonly share: string;
  readonly sureness: string;
} {
  const counted = rows === 1 ? '1 row' : `${grouped(rows)} rows`;
  return { share: `${percent(accuracy)} %`, sureness: `${percent(low)} to ${percent(high)}, ${counted}` };
}

function checkCounts(correct: number, rows: number): void {
  if (!Number.isInteger(rows) || rows < 1) {
    throw new LinnetError('bad-value', `The number of rows is ${rows}; use a whole number from 1 up.`);
  }
  if (!Number.isInteger(correct) || correct < 0 || correct > rows) {
    throw new LinnetError('bad-value', `${correct} of ${rows} rows are right; use a whole number from 0 to ${rows}.`);
  }
}

const percent = (share: number): string => (share * 100).toFixed(1);

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
