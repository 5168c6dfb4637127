import { LinnetError } from '@linnet/core';

/** Bins of equal width between two numbers. */
export interface Bins {
  readonly count: number;
  readonly low: number;
  readonly high: number;
}

/** How many values lie in each bin, and how many in none. */
export interface Binned {
  readonly counts: Uint32Array;
  readonly outside: number;
}

/** Throws unless there are 1 to 1,000 bins over a range that goes up. */
export function checkBins({ count, low, high }: Bins): void {
  if (!Number.isInteger(count) || count < 1 || count > 1000) {
    throw new LinnetError('bad-option', `There are ${count} bins; use a whole number from 1 to 1,000.`);
  }
  if (!(low < high) || !Number.isFinite(high - low)) {
    throw new LinnetError(
      'bad-option',
      `The range goes from ${low} to ${high}; the first number must be below the second, both finite.`,
    );
  }
}

/** The left edge of a bin; that of bin number `count` is the right end. */
export const edgeOf = ({ count, low, high }: Bins, index: number): number =>
  index === count ? high : low + ((high - low) * index) / count;

/** Counts values into bins; each bin holds its left edge and not its right one, save the last, which holds both. */
export function bin(values: Float64Array, bins: Bins): Binned {
  const counts = new Uint32Array(bins.count);
  let outside = 0;
  for (const value of values) {
    const at = binOf(value, bins);
    if (at < 0) outside++;
    else counts[at] = (counts[at] ?? 0) + 1;
  }
  return { counts, outside };
}

function binOf(value: number, bins: Bins): number {
  const { count, low, high } = bins;
  if (value < low || value > high) return -1;
  let at = Math.min(count - 1, Math.floor(((value - low) / (high - low)) * count));
  // The division may round across an edge.
  while (at > 0 && value < edgeOf(bins, at)) at--;
  while (at < count - 1 && value >= edgeOf(bins, at + 1)) at++;
  return at;
}
