import { columnIndex } from './columns.js';
import type { CsvOptions } from './options.js';

const inSeconds = /^time\s*[([]s(?:ec(?:onds)?)?[)\]]$/i;
const anyTime = /^time\b/i;

/** The column of times that an option names, or that names itself. */
export function timeColumn({ time }: CsvOptions, names: readonly string[], hasRemarks: boolean): number | undefined {
  if (time === false) return undefined;
  if (time !== undefined) return columnIndex(time, names);
  const [first = ''] = names;
  return names.length > 1 && (inSeconds.test(first) || (hasRemarks && anyTime.test(first))) ? 0 : undefined;
}

// Printed times are rounded.
const uneven = 0.05;

/** Samples a second by times that are evenly apart, to nine digits; undefined where they are not. */
export function rateOfTimes(times: Float64Array): number | undefined {
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const step = (last - first) / (times.length - 1);
  if (!(step > 0)) return undefined;
  const isEven = times.every((time, at) => Math.abs(time - (first + at * step)) <= uneven * step);
  return isEven ? Number((1 / step).toPrecision(9)) : undefined;
}

/** What the remarks say of the rate holds, unless the rows themselves are evenly apart and say otherwise. */
export function agreedRate(remarked: number | undefined, measured: number | undefined): number | undefined {
  if (remarked === undefined || measured === undefined) return remarked ?? measured;
  return Math.abs(remarked - measured) <= 0.01 * measured ? remarked : measured;
}
