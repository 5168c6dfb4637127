import { LinnetError, log } from '@linnet/core';
import { type Axis, axisOf, type ScaleKind } from './axis.js';
import { fontSizes } from './layout.js';
import { namedAxis } from './named-axis.js';
import { formatNumber } from './numbers.js';
import { extentOf, leftOut, type Series, valuesOf } from './series.js';
import { textWidth } from './text.js';

/** True for what can be swept. */
export function isNumbersOrNames(value: unknown): value is readonly number[] | readonly string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    ['number', 'string'].some((kind) => value.every((entry) => typeof entry === kind))
  );
}

/** Where points lie: at their numbers, or names one step each. */
export function placesOf(x: readonly number[] | readonly string[], scale: ScaleKind): Float64Array {
  return Float64Array.from<number | string>(x, (place, at) => {
    if (typeof place === 'string') return at;
    if (Number.isFinite(place) && (scale === 'linear' || place > 0)) return place;
    throw new LinnetError(
      'bad-option',
      `x holds ${place} at position ${at}; use finite numbers${scale === 'log' ? ' above 0, or a linear axis' : ''}.`,
    );
  });
}

/** The axis of what was swept. */
export function placeAxis(
  x: readonly number[] | readonly string[],
  places: Float64Array,
  scale: ScaleKind,
  width: number,
): Axis {
  const names = x.filter((place) => typeof place === 'string');
  const room = (width - 90) / Math.max(1, names.length);
  if (names.length > 0) return namedAxis(names, { room });
  const [low, high] = extentOf([places], 'x');
  const margin = (high - low) / 40;
  // A little more than the values take, so that bars at the ends are whole.
  const extent = scale === 'log' ? ([low / 1.06, high * 1.06] as const) : ([low - margin, high + margin] as const);
  const { domain, kind } = axisOf(scale, extent);
  return { kind, domain, ticks: legible(places, domain, scale, width - 90), format: (tick) => formatNumber(tick) };
}

/** The finite values at each place; what is left out of them is noted. */
export function readLists(
  lists: readonly Series[] | undefined,
  name: string,
  places: number,
  notes: string[],
): readonly Float64Array[] {
  if (!Array.isArray(lists) || lists.length !== places) {
    const given = Array.isArray(lists) ? `${lists.length} lists` : 'no lists';
    throw new LinnetError(
      'bad-shape',
      `Series "${name}" has ${given} of values for ${places} places on x; one list for each is needed.`,
    );
  }
  const read = lists.map((values: Series, at) => valuesOf(values, `Series "${name}", list ${at},`));
  const finite = read.map((values) => values.filter(Number.isFinite));
  const missing = read.reduce((sum, values, at) => sum + values.length - (finite[at]?.length ?? 0), 0);
  notes.push(...leftOut(name, missing, 'not finite'));
  return finite;
}

/** The places that can be written under the axis without touching each other. */
function legible(
  places: Float64Array,
  [low, high]: Axis['domain'],
  scale: ScaleKind,
  width: number,
): readonly number[] {
  const along = (place: number): number =>
    scale === 'log' ? log(place / low) / log(high / low) : (place - low) / (high - low);
  const ticks: number[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const place of [...new Set(places)].sort((a, b) => a - b)) {
    const half = textWidth(formatNumber(place), fontSizes.text) / 2;
    const middle = along(place) * width;
    if (middle - half < free) continue;
    ticks.push(place);
    free = middle + half + 8;
  }
  return ticks;
}
