import type { KeyEntry } from './key.js';
import { shortNumber } from './numbers.js';
import { type Stroke, strokeOf } from './palette.js';

/** One shade of a heat map: the values from `from` up, below the next shade's. */
export interface HeatLevel {
  readonly from: number;
  readonly to: number;
  readonly stroke: Stroke;
  readonly opacity: number;
}

const [above, below] = [strokeOf(0), strokeOf(1)];
const [faintest, strongest] = [0.06, 0.62];

/** Eight shades over a range: of one colour, or where the range has both signs of two that meet at 0. */
export function heatLevels([low, high]: readonly [low: number, high: number]): readonly HeatLevel[] {
  if (low < 0 && high > 0) {
    const reach = Math.max(-low, high);
    return [...shades(-reach, 0, 4, below, true), ...shades(0, reach, 4, above, false)];
  }
  const [from, to] =
    low < high ? [low, high] : [low - Math.max(1, Math.abs(low)) / 2, high + Math.max(1, Math.abs(high)) / 2];
  return high <= 0 && low < 0 ? shades(from, to, 8, below, true) : shades(from, to, 8, above, false);
}

function shades(from: number, to: number, count: number, stroke: Stroke, falling: boolean): readonly HeatLevel[] {
  return Array.from({ length: count }, (_, index) => {
    const strength = (falling ? count - 1 - index : index) / (count - 1);
    const place = (at: number): number => (at === count ? to : from + ((to - from) * at) / count);
    const opacity = Math.round(100 * (faintest + (strongest - faintest) * strength)) / 100;
    return { from: place(index), to: place(index + 1), stroke, opacity };
  });
}

/** The number of the shade that a value has; values beyond have the first or last, NaN has none. */
export function levelAt(levels: readonly HeatLevel[], value: number): number {
  if (Number.isNaN(value)) return -1;
  const at = levels.findIndex(({ to }) => value < to);
  return at < 0 ? levels.length - 1 : at;
}

/** What each shade stands for. */
export const heatKey = (levels: readonly HeatLevel[]): readonly KeyEntry[] =>
  levels.map(({ from, to, stroke, opacity }) => ({
    stroke,
    fill: opacity,
    label: `${shortNumber(from)} to ${shortNumber(to)}`,
  }));
