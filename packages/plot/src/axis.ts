import { LinnetError } from '@linnet/core';
import { exponentOf, formatNumber, powerOfTen } from './numbers.js';

/** How values are laid out along an axis. */
export type ScaleKind = 'linear' | 'log';

/** One axis of a figure: what it spans and what is written along it. */
export interface Axis {
  readonly kind: ScaleKind;
  readonly domain: readonly [low: number, high: number];
  readonly ticks: readonly number[];
  readonly format: (tick: number) => string;
  /** What it shows, with its unit. */
  readonly label?: string;
}

/** What an axis needs to know beside its values. */
export interface AxisOptions {
  /** Linear axes: ticks at whole numbers only, such as epochs and samples. */
  readonly whole?: boolean;
  /** Ends at a tick instead of at the last value. */
  readonly round?: boolean;
  /** Linear axes: about how many steps. Default 6. */
  readonly steps?: number;
}

/** So much of a step may be lost to rounding. */
const slack = 1e-9;

type Extent = readonly [low: number, high: number];

/**
 * A linear axis with ticks at 1, 2 or 5 times a power of ten.
 * @throws LinnetError `bad-value` when the values are too far apart for numbers
 */
export function linearAxis(extent: Extent, { whole = false, round = false, steps = 6 }: AxisOptions = {}): Axis {
  const [low, high] = widened(extent);
  if (!Number.isFinite(high - low)) {
    throw new LinnetError(
      'bad-value',
      `Values from ${low} to ${high} are too far apart for a linear axis; use a log one.`,
    );
  }
  const step = Math.max(stepFor((high - low) / steps), whole ? 1 : 0);
  const decimals = Math.min(100, Math.max(0, -exponentOf(step)));
  const tickAt = (index: number): number =>
    Number(exponentOf(step) < -100 ? (index * step).toPrecision(12) : (index * step).toFixed(decimals));
  const [from, to] = round
    ? [Math.floor(low / step + slack), Math.ceil(high / step - slack)]
    : [Math.ceil(low / step - slack), Math.floor(high / step + slack)];
  const ticks = Array.from({ length: to - from + 1 }, (_, index) => tickAt(from + index));
  const domain = round ? ([tickAt(from), tickAt(to)] as const) : ([low, high] as const);
  return { kind: 'linear', domain, ticks, format: (tick) => formatNumber(tick, decimals) };
}

/** Below it doubles lose their digits, and powers of ten no longer lie evenly. */
export const leastOnLog = 1e-300;

/**
 * A logarithmic axis with ticks at 1, 2 and 5 times powers of ten, or over many powers at these alone.
 * @throws LinnetError `bad-value` when the values are not above 0, or below 1e-300
 */
export function logAxis([low, high]: Extent, { round = false }: AxisOptions = {}): Axis {
  if (!(low > 0)) throw new LinnetError('bad-value', `A log axis starts above 0, not at ${low}. Use a linear one.`);
  if (low < leastOnLog) {
    throw new LinnetError(
      'bad-value',
      `A log axis starts at ${leastOnLog} or above, not at ${low}. Leave out what is smaller.`,
    );
  }
  const candidates = logSteps(exponentOf(low) - 1, exponentOf(high) + 1);
  const within = (from: number, to: number): readonly number[] =>
    candidates.filter((step) => step >= from && step <= to);
  const from = candidates.filter((step) => step <= low).at(-1) ?? low;
  const to = candidates.find((step) => step >= high && step > from) ?? high;
  // Fewer than two ticks say nothing about the scale.
  const domain: Extent = round || within(low, high).length < 2 ? [from, to] : [low, high];
  return { kind: 'log', domain, ticks: thinned(within(...domain)), format: (tick) => formatNumber(tick) };
}

/** An axis of either kind. */
export const axisOf = (kind: ScaleKind, extent: Extent, options: AxisOptions = {}): Axis =>
  kind === 'log' ? logAxis(extent, options) : linearAxis(extent, options);

/** An axis with a label, where there is one. */
export const labelled = (axis: Axis, label: string | undefined): Axis =>
  label === undefined ? axis : { ...axis, label };

/** The least of 1, 2, 5 and 10 times a power of ten that is not below the number. */
function stepFor(least: number): number {
  const power = powerOfTen(exponentOf(least));
  const factor = [1, 2, 5].find((multiple) => multiple * power >= least * (1 - 1e-9)) ?? 10;
  return factor === 10 ? powerOfTen(exponentOf(least) + 1) : Number(`${factor}e${exponentOf(least)}`);
}

const logSteps = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => [1, 2, 5].map((factor) => Number(`${factor}e${from + index}`)))
    .flat()
    .filter((step) => step > 0 && Number.isFinite(step));

function thinned(steps: readonly number[]): readonly number[] {
  const powers = steps.filter((step) => powerOfTen(exponentOf(step)) === step);
  if (powers.length <= 3) return steps;
  const every = Math.ceil(powers.length / 8);
  return powers.filter((_, index) => index % every === 0);
}

/** Values that are equal, or all but equal, get room around them; what is next to nothing is zero. */
function widened([low, high]: Extent): Extent {
  if (Math.max(Math.abs(low), Math.abs(high)) < leastOnLog) return [-1, 1];
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (high - low > size * 1e-9) return [low, high];
  const reach = size === 0 ? 1 : size / 10;
  return [low - reach, high + reach];
}
