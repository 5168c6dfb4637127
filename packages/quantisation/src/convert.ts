import { LinnetError, type NumberFormat, showValue, type WordFormat } from '@linnet/core';
import { checkFormat } from './fixed-point.js';
import { roundingOf } from './rounding.js';
import { wordOf } from './word.js';

/**
 * A number in steps of a format: `round(value / step)`, put into the word. Where the step is a power of two the quotient is
 * exact. For other steps it is the double nearest to the quotient, as division is everywhere; that is what is rounded.
 * @throws LinnetError `bad-value` for NaN and infinite numbers, `bad-option` for what is no format.
 *
 * @example
 * ```ts
 * toInteger(0.3, fixedPoint(8, 4)); // 5
 * toInteger(100, fixedPoint(8, 4)); // 127: saturated
 * ```
 */
export function toInteger(value: number, format: WordFormat): number {
  checkFormat(format);
  if (Number.isFinite(value)) return integerOf(format)(value);
  throw new LinnetError('bad-value', `${showValue(value)} has no place in fixed point; use a finite number.`);
}

/** The number that an integer of a format stands for: exact for steps that are powers of two. */
export const fromInteger = (integer: number, { step }: NumberFormat): number => integer * step;

/** {@link toInteger} of many finite numbers. */
export function integerOf(format: WordFormat): (value: number) => number {
  const { bits, step, rounding, overflow } = format;
  const [round, put] = [roundingOf(rounding), wordOf(bits, overflow)];
  return (value) => put(round(quotient(value, step)));
}

/** What underflows keeps its sign, which is what rounding down looks at. */
function quotient(value: number, step: number): number {
  const result = value / step;
  return result === 0 && value !== 0 ? Math.sign(value) * Number.MIN_VALUE : result;
}
