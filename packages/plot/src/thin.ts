import { formatNumber } from './numbers.js';

/** Points of a line, in order. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** So many groups of points are finer than what a figure can show. */
const groups = 2000;

/** Lines of up to so many points are drawn as they are. */
const mostPoints = 2 * groups;

const groupSize = (count: number): number => Math.ceil(count / groups);

/**
 * Points that look the same as all of them: of each group of neighbours the least and the greatest, so that no peak is
 * lost, and both ends. A gap narrower than a group closes.
 */
export function thinned({ x, y }: Points): Points {
  if (y.length <= mostPoints) return { x, y };
  const size = groupSize(y.length);
  const kept: number[] = [0];
  for (let from = 0; from < y.length; from += size) kept.push(...extremes(y, from, Math.min(y.length, from + size)));
  kept.push(y.length - 1);
  const at = Uint32Array.from(kept.filter((index, place) => index !== kept[place - 1]));
  return {
    x: Float64Array.from(at, (index) => x[index] as number),
    y: Float64Array.from(at, (index) => y[index] as number),
  };
}

/** One sentence for each line of which not all points are drawn. */
export const thinningNotes = (
  lines: readonly { readonly name: string; readonly y: Float64Array }[],
): readonly string[] =>
  lines.flatMap(({ name, y }) =>
    y.length <= mostPoints
      ? []
      : [
          `${name}: of ${formatNumber(y.length)} points the least and greatest of every ${formatNumber(groupSize(y.length))} are drawn.`,
        ],
  );

/** Where the least and the greatest of a stretch are, in order; where all are NaN, its start. */
function extremes(y: Float64Array, from: number, to: number): readonly number[] {
  let [least, greatest] = [-1, -1];
  for (let at = from; at < to; at++) {
    const value = y[at] as number;
    if (Number.isNaN(value)) continue;
    if (least < 0 || value < (y[least] as number)) least = at;
    if (greatest < 0 || value > (y[greatest] as number)) greatest = at;
  }
  if (least < 0) return [from];
  return least < greatest ? [least, greatest] : [greatest, least];
}
