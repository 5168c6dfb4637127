import { checkOptionNames, LinnetError, random } from '@linnet/core';
import { checkWhole } from './checks.js';
import { range } from './range.js';

/** Options of `split`. */
export interface SplitOptions {
  /** Shuffles the rows first: a whole number from 0 to 4294967295. Without one the rows stay in order. */
  readonly seed?: number;
}

/** What data sets of every kind do with their rows. */
export interface RowMethods<Self> {
  take(rows: ArrayLike<number>): Self;
  slice(from: number, to?: number): Self;
  shuffle(seed: number): Self;
  split(fraction: number, options?: SplitOptions): readonly [Self, Self];
}

/** Makes them all from the one thing that differs between kinds: how to pick rows by index. */
export const rowMethods = <Self>(rows: number, pick: (rows: ArrayLike<number>) => Self): RowMethods<Self> => ({
  take: (wanted) => {
    checkIndices(wanted, rows);
    return pick(wanted);
  },
  slice: (from, to = rows) => {
    checkWhole(from, 0, rows - 1, 'The first row of the slice');
    checkWhole(to, from + 1, rows, 'The end of the slice');
    return pick(range(from, to));
  },
  shuffle: (seed) => pick(random(seed).permutation(rows)),
  split: (fraction, options = {}) => {
    checkOptionNames('split', options, ['seed']);
    const { seed } = options;
    const first = firstRows(rows, fraction);
    if (seed === undefined) return [pick(range(0, first)), pick(range(first, rows))];
    const order = random(seed).permutation(rows);
    const rest = rows - first;
    // scikit-learn tests on the first rows of its permutation and trains on those that follow.
    return [pick(order.subarray(rest)), pick(order.subarray(0, rest))];
  },
});

/** A share of the rows, rounded down; the tiny addend makes 0.29 of 100 the 29 that people mean, not 28. */
function firstRows(rows: number, fraction: number): number {
  const first = Math.floor(rows * fraction + 1e-9);
  if (fraction > 0 && fraction < 1 && first > 0 && first < rows) return first;
  throw new LinnetError(
    'bad-option',
    `A split at ${fraction} of ${rows} ${rows === 1 ? 'row' : 'rows'} leaves no row on one side; use a share between 0 and 1.`,
  );
}

function checkIndices(wanted: ArrayLike<number>, rows: number): void {
  if (!(wanted?.length > 0)) throw new LinnetError('bad-value', 'There are no rows to take; name at least one.');
  const at = Array.from(wanted).findIndex((row) => !(Number.isInteger(row) && row >= 0 && row < rows));
  if (at < 0) return;
  throw new LinnetError(
    'bad-value',
    `Row ${wanted[at]} (at position ${at}) is not among the ${rows} rows; use 0 to ${rows - 1}.`,
  );
}
