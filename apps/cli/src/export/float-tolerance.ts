import type { Bounds, NdArray } from '@linnet/core';

/** How far answers may be from those that are expected, and why. */
export interface FloatTolerance {
  /** For each number of an answer, in the user's units. */
  readonly tolerance: readonly number[];
  /** A sentence that says so. */
  readonly note: string;
}

/** The least share of its range that an answer may differ by: eight steps of a single float. */
const leastShare = 1e-6;

/** What is left for programs that add in another order than `simd` does. */
const allowance = 4;

/**
 * A share of each output's range, and what single floats cannot tell apart in its units. The share is a millionth, or 4 times
 * that by which sums in single floats (`simd`) change what sums in doubles give, where that is more: a network can make much
 * of a last digit. What it is a share of is half the output's bounds, or where answers go beyond them, how far; without
 * scaling it is 1, or the greatest answer.
 */
export function floatTolerance(
  expected: NdArray,
  single: NdArray | undefined,
  bounds: Bounds | undefined,
): FloatTolerance {
  const columns = columnsOf(expected, single, bounds);
  const worst = columns.reduce((most, { range, difference }) => Math.max(most, range > 0 ? difference / range : 0), 0);
  const isMeasured = allowance * worst > leastShare;
  const share = isMeasured ? allowance * worst : leastShare;
  const tolerance = columns.map(({ range, lastDigits }) => share * range + lastDigits);
  const why = isMeasured ? measured : single === undefined ? unmeasured : usual;
  return { tolerance, note: `Answers may differ by ${limitText(tolerance)}: ${why}` };
}

const measured = `${allowance} times as much as the backends js and simd do on these rows, of which one sums in doubles and the other in single floats.`;
const usual = 'a millionth of their range, which is about eight steps of a single float.';
const unmeasured = `${usual.slice(0, -1)}; what single floats cost this model is not known, since the simd backend does not run it.`;

interface Column {
  /** What shares are of. */
  readonly range: number;
  /** What rounding to single floats does in these units, twice; part of the share where there is no scaling. */
  readonly lastDigits: number;
  /** By how much single floats change answers, beyond that. */
  readonly difference: number;
}

function columnsOf({ data, shape }: NdArray, single: NdArray | undefined, bounds: Bounds | undefined): Column[] {
  const rows = shape[0] ?? 1;
  const width = data.length / rows;
  return Array.from({ length: width }, (_, column) => {
    const [low, high] = [bounds?.low[column] ?? -1, bounds?.high[column] ?? 1];
    const of = (values: NdArray['data'], from: NdArray['data'] | number): number =>
      greatest(values, from, column, width);
    const lastDigits = bounds === undefined ? 0 : of(data, 0) / 4_194_304;
    return {
      range: Math.max((high - low) / 2, of(data, (low + high) / 2)),
      lastDigits,
      difference: single === undefined ? 0 : Math.max(0, of(single.data, data) - lastDigits),
    };
  });
}

/** The greatest distance of a column's numbers from a number, or from those of another array; none of what is no number. */
function greatest(values: NdArray['data'], from: NdArray['data'] | number, column: number, width: number): number {
  let most = 0;
  for (let at = column; at < values.length; at += width) {
    const distance = Math.abs((values[at] ?? 0) - (typeof from === 'number' ? from : (from[at] ?? 0)));
    if (distance > most && distance < Number.POSITIVE_INFINITY) most = distance;
  }
  return most;
}

/** One number where all outputs have one, else the least and the greatest. */
function limitText(tolerance: readonly number[]): string {
  const text = (value: number): string => String(Number(value.toPrecision(2)));
  const [least, most] = [Math.min(...tolerance), Math.max(...tolerance)];
  return text(least) === text(most) ? `up to ${text(most)}` : `up to ${text(least)} to ${text(most)}, output by output`;
}
