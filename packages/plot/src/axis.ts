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

/** What a linear axis needs to know beside its values. */
export interface LinearAxisOptions {
  /** Whole numbers only, such as epochs and samples. */
  readonly whole?: boolean;
  /** Ends at a tick instead of at the last value. */
  readonly round?: boolean;
  /** About how many steps. Default 6. */
  readonly steps?: number;
}

type Extent = readonly [low: number, high: number];

/** A linear axis with ticks at 1, 2 or 5 times a power of ten. */
export function linearAxis(extent: Extent, { whole = false, round = false, steps = 6 }: LinearAxisOptions = {}): Axis {
  const [low, high] = widened(extent);
  const step = Math.max(stepFor((high - low) / steps), whole ? 1 : 0);
  const decimals = Math.max(0, -exponentOf(step));
  const tickAt = (index: number): number => Number((index * step).toFixed(Math.min(decimals, 100)));
  const [first, last] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
  const [from, to] = round ? [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)] : [first, last];
  const ticks = Array.from({ length: to - from + 1 }, (_, index) => tickAt(from + index));
  const domain = round ? ([tickAt(from), tickAt(to)] as const) : ([low, high] as const);
  return { kind: 'linear', domain, ticks, format: (tick) => formatNumber(tick, decimals) };
}

/**
 * A logarithmic axis from and to 1, 2 or 5 times a power of ten; over more than two powers only these are ticks.
 * @throws LinnetError `bad-value` when the values are not above 0
 */
export function logAxis([low, high]: Extent, { round = false }: LinearAxisOptions = {}): Axis {
  if (!(low > 0)) throw new LinnetError('bad-value', `A log axis starts above 0, not at ${low}. Use a linear one.`);
  const candidates = logSteps(exponentOf(low) - 1, exponentOf(high) + 1);
  const from = candidates.filter((step) => step <= low).at(-1) ?? low;
  const to = candidates.find((step) => step >= high && step > from) ?? high;
  const domain = round || low === high ? ([from, to] as const) : ([low, high] as const);
  const inside = candidates.filter((step) => step >= domain[0] && step <= domain[1]);
  return { kind: 'log', domain, ticks: thinned(inside), format: (tick) => formatNumber(tick) };
}

/** An axis of either kind. */
export const axisOf = (kind: ScaleKind, extent: Extent, options: LinearAxisOptions = {}): Axis =>
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
  Array.from({ length: to - from + 1 }, (_, index) =>
    [1, 2, 5].map((factor) => Number(`${factor}e${from + index}`)),
  ).flat();

function thinned(steps: readonly number[]): readonly number[] {
  const powers = steps.filter((step) => powerOfTen(exponentOf(step)) === step);
  if (powers.length <= 3) return steps;
  const every = Math.ceil(powers.length / 8);
  return powers.filter((_, index) => index % every === 0);
}

function widened([low, high]: Extent): Extent {
  if (low < high) return [low, high];
  const reach = low === 0 ? 1 : Math.abs(low) / 10;
  return [low - reach, high + reach];
}
