import { LinnetError, type NdArray, showValue } from '@linnet/core';
import { leastOnLog, type ScaleKind } from './axis.js';
import { formatNumber } from './numbers.js';

/** Numbers to draw: any array of numbers, or the values of an array with a shape. */
export type Series = ArrayLike<number> | NdArray;

/** Numbers ready to draw: what an axis cannot show is NaN, which leaves a gap. */
export interface Drawable {
  readonly values: Float64Array;
  /** One sentence for each kind of value that is left out. */
  readonly notes: readonly string[];
}

/**
 * The numbers of a series.
 * @throws LinnetError `bad-shape` when there are none, `bad-value` for what is no number
 */
export function valuesOf(series: Series | undefined, what: string): Float64Array {
  const values = listOf(series, what);
  if (values.length === 0) throw new LinnetError('bad-shape', `${what} has no values; at least one is needed.`);
  const numbers = new Float64Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    if (typeof value !== 'number') {
      throw new LinnetError('bad-value', `${what} holds something that is no number at position ${at}.`);
    }
    numbers[at] = value;
  }
  return numbers;
}

/** The list that a series is, whatever plain JavaScript passes for one. */
function listOf(series: unknown, what: string): ArrayLike<unknown> {
  const values =
    typeof series === 'object' && series !== null && 'shape' in series && 'data' in series ? series.data : series;
  if (isList(values)) return values;
  throw new LinnetError(
    'bad-value',
    `${what} is ${showValue(series)}; pass a list of numbers, or an array with a shape.`,
  );
}

/** True for arrays, typed ones too. */
export const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

/** Leaves out what the axis cannot show, and says so. */
export function drawable(all: Float64Array, kind: ScaleKind, what: string): Drawable {
  const infinite = all.filter((value) => !Number.isFinite(value)).length;
  const tooLow = kind === 'log' ? all.filter((value) => Number.isFinite(value) && value <= 0).length : 0;
  const tooSmall = kind === 'log' ? all.filter((value) => value > 0 && value < leastOnLog).length : 0;
  const values = all.map((value) =>
    Number.isFinite(value) && (kind === 'linear' || value >= leastOnLog) ? value : Number.NaN,
  );
  const notes = [
    ...leftOut(what, infinite, 'not finite'),
    ...leftOut(what, tooLow, 'not above 0, which a log axis cannot show'),
    ...leftOut(what, tooSmall, `below ${leastOnLog}, too small for a log axis`),
  ];
  return { values, notes };
}

/** `loss: 3 values are not finite; not shown.`, or nothing for none. */
export function leftOut(what: string, count: number, why: string): readonly string[] {
  if (count === 0) return [];
  return [`${what}: ${formatNumber(count)} ${count === 1 ? 'value is' : 'values are'} ${why}; not shown.`];
}

/**
 * Least and greatest of all numbers that are not NaN.
 * @throws LinnetError `bad-value` when there are none
 */
export function extentOf(all: readonly Float64Array[], what: string): readonly [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const values of all) {
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (low > high)
    throw new LinnetError(
      'bad-value',
      `${what} has no value that can be drawn: all are NaN, infinite or outside the axis.`,
    );
  return [low, high];
}

/** Throws unless there is at least one name. */
export function namesOf(series: Readonly<Record<string, unknown>>, what: string): readonly string[] {
  if (typeof series !== 'object' || series === null || isList(series)) {
    throw new LinnetError(
      'bad-value',
      `${what} takes series by name, such as { loss: [0.9, 0.4] }; it was given ${showValue(series)}.`,
    );
  }
  const names = Object.keys(series);
  if (names.length === 0)
    throw new LinnetError('bad-shape', `${what} has no series; pass at least one, such as { loss: [0.9, 0.4] }.`);
  return names;
}
