import { throwProblems } from '@linnet/core';
import { checkNumbers, unknownOptions } from '../checks.js';

/** What signals and anomalies look like. The defaults are the tutorial's. */
export interface PlateauShape {
  /** Samples of a signal. Default 100. */
  readonly length?: number;
  /** Least and greatest width of an anomaly, in samples, both below `length`. Default [10, 31]. */
  readonly widths?: readonly [least: number, greatest: number];
  /** Noise is added to every sample: uniform from 0 up to, not including, this. Default 0.2; 0 for none. */
  readonly noise?: number;
  /**
   * Least and greatest half period of the sines, in samples: signals are `sin(pi / halfPeriod (sample + phase))` for
   * each whole half period and each of the `floor(length / 2)` phases 0, 2, 4, ... Default [8, 63].
   */
  readonly halfPeriods?: readonly [least: number, greatest: number];
}

/** Options of `plateaus.stream` and `plateaus.rows`. */
export interface PlateauStreamOptions extends PlateauShape {
  /** A whole number from 0 to 4294967295; the same seed gives the same rows. */
  readonly seed: number;
}

/** Options of `plateaus`. */
export interface PlateauOptions extends PlateauStreamOptions {
  /** Share of the rows that is held out, rounded down. Default 0.1. */
  readonly validation?: number;
}

/** Options with defaults filled in, checked. */
export interface ResolvedShape extends Required<PlateauShape> {
  /** How many phases there are: 0, 2, 4, ... */
  readonly phases: number;
  /** How many half periods there are. */
  readonly rates: number;
}

const shapeNames: readonly string[] = ['length', 'widths', 'noise', 'halfPeriods'] satisfies (keyof PlateauShape)[];

/** Fills in defaults and names every problem at once; `others` are the names of options that are not of the shape. */
export function resolveShape(options: PlateauShape, others: readonly string[]): ResolvedShape {
  const unknown = unknownOptions(options, ['seed', ...others, ...shapeNames]);
  const { length = 100, widths = [10, 31], noise = 0.2, halfPeriods = [8, 63] } = options ?? {};
  const problems = [
    ...unknown,
    ...(isWhole(length, 2) ? [] : [`length is ${length}; use a whole number from 2 up.`]),
    ...(isRange(widths, length - 1)
      ? []
      : [`widths is ${show(widths)}; use two whole numbers, least first, from 1 to ${length - 1}.`]),
    ...(Number.isFinite(noise) && noise >= 0 ? [] : [`noise is ${noise}; use a number from 0 up.`]),
    ...(isRange(halfPeriods)
      ? []
      : [`halfPeriods is ${show(halfPeriods)}; use two whole numbers, least first, from 1 up.`]),
  ];
  throwProblems('bad-option', 'These plateaus cannot be drawn:', problems);
  const phases = Math.floor(length / 2);
  return { length, widths, noise, halfPeriods, phases, rates: halfPeriods[1] - halfPeriods[0] + 1 };
}

/** Throws when rows would not fit into memory. */
export const checkSize = (rows: number, length: number): void =>
  checkNumbers(rows * length, `${rows} rows of ${length} samples`, 'Use fewer or shorter ones, or plateaus.stream.');

const isWhole = (value: number, least: number, most = Number.MAX_SAFE_INTEGER): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most;

const isRange = (range: readonly [number, number], most?: number): boolean =>
  Array.isArray(range) && range.length === 2 && isWhole(range[0], 1, most) && isWhole(range[1], range[0], most);

const show = (value: unknown): string => (Array.isArray(value) ? `[${value.join(', ')}]` : String(value));
