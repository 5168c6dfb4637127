import {
  type ActivationTable,
  checkOptions,
  type NumberFormat,
  type OptionKind,
  optionKinds,
  throwProblems,
} from '@linnet/core';
import { applyAll, type ValueFunction } from './model/value-functions.js';
import { exponentOf, isPowerOfTwo, powerOfTwo } from './powers.js';
import { roundingOf } from './rounding.js';

/** The table of an activation that is not exact in integers: tanh, sigmoid, softsign. */
export interface TableOptions {
  /** Steps of the table: a power of two from 2 to 65,536. Default 1,024; fewer where that many integers do not come in. */
  readonly size?: number;
  /** Whether values between two of the table are interpolated, at one multiplication. Default true. */
  readonly interpolation?: boolean;
  /**
   * The table goes from minus this to this; a power of two. Default: the least beyond which the function changes by no more
   * than half a step of the output, at most all that the sum's word holds.
   */
  readonly range?: number;
}

const kinds: Readonly<Record<keyof TableOptions, OptionKind>> = {
  size: {
    is: (value) => typeof value === 'number' && isPowerOfTwo(value) && value >= 2 && value <= 65_536,
    use: 'a power of two from 2 to 65,536',
  },
  interpolation: optionKinds.truth,
  range: { is: (value) => typeof value === 'number' && isPowerOfTwo(value), use: 'a power of two, such as 4' },
};

/** Throws `bad-option` for options that are none. */
export const checkTable = (options: TableOptions): void => checkOptions('table', options, kinds);

/** The formats between which a table stands, and the least and greatest value that leave it. */
export interface TableFormats {
  readonly sum: NumberFormat;
  readonly output: NumberFormat;
  readonly least: number;
  readonly greatest: number;
}

/**
 * The table of a chain of functions, made with core's functions in doubles and rounded once, halves to even. Without
 * interpolation each value is that of the middle of its integers.
 * @throws LinnetError `bad-option` for a range that the steps of sums cannot tell apart.
 */
export function activationTable(
  functions: readonly ValueFunction[],
  formats: TableFormats,
  options: TableOptions,
): ActivationTable {
  const { size = 1024, interpolation = true, range } = options;
  const { sum, output, least, greatest } = formats;
  const half = range === undefined ? flatBeyond(functions, formats) : halfOf(range, sum);
  const steps = Math.min(size, 2 * half);
  const width = (2 * half) / steps;
  const isInterpolated = interpolation && width > 1;
  const middle = isInterpolated ? 0 : (width - 1) / 2;
  const round = roundingOf('halfEven');
  const values = Array.from({ length: isInterpolated ? steps + 1 : steps }, (_, index) => {
    const value = applyAll(functions, (index * width - half + middle) * sum.step) / output.step;
    return Math.min(greatest, Math.max(least, round(value))) + 0;
  });
  return { low: -half, shift: exponentOf(width), isInterpolated, values };
}

/** Half the integers of a table with this range: a power of two, at most half the word's. */
function halfOf(range: number, { bits, step }: NumberFormat): number {
  const half = powerOfTwo(Math.min(bits - 1, exponentOf(range / step)));
  throwProblems(
    'bad-option',
    'table:',
    half >= 1 ? [] : [`range is ${range}, and one step of the sums is ${step}; use a greater range, or finer sums.`],
  );
  return half;
}

/** The least power of two of integers beyond which the functions stay within half a step of what they end at. */
function flatBeyond(functions: readonly ValueFunction[], { sum, output }: TableFormats): number {
  const value = (z: number): number => applyAll(functions, z * sum.step);
  const whole = powerOfTwo(sum.bits - 1);
  let half = whole;
  const isFlat = (end: number): boolean =>
    [-1, 1].every((side) => Math.abs(value(side * end) - value(side * whole)) <= output.step / 2);
  while (half > 1 && isFlat(half / 2)) half /= 2;
  return half;
}
