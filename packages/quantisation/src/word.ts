import type { NumberFormat, Overflow } from '@linnet/core';
import { powerOfTwo } from './powers.js';

/** What becomes of integers that do not fit. */
export const overflows = ['wrap', 'saturate', 'saturateSymmetric'] as const satisfies readonly Overflow[];

/** The least and the greatest integer that a word holds after this rule. */
export function wordLimits(bits: number, overflow: Overflow): { readonly least: number; readonly greatest: number } {
  const greatest = powerOfTwo(bits - 1) - 1;
  return { least: overflow === 'saturateSymmetric' ? -greatest : -greatest - 1, greatest };
}

/** The greatest magnitude of what a word holds. */
export const greatestMagnitude = ({ bits, overflow }: Pick<NumberFormat, 'bits'> & { readonly overflow: Overflow }) =>
  -wordLimits(bits, overflow).least;

/** Puts a whole double into a word. Shifts take their operand modulo 2^32, exactly, however large it is. */
export function wordOf(bits: number, overflow: Overflow): (value: number) => number {
  const unused = 32 - bits;
  if (overflow === 'wrap') return (value) => (value << unused) >> unused;
  const { least, greatest } = wordLimits(bits, overflow);
  // A sum with 0 is never -0.
  return (value) => Math.min(greatest, Math.max(least, value)) + 0;
}

/** Puts an integer into a word. */
export function intoWord(value: bigint, bits: number, overflow: Overflow): bigint {
  if (overflow === 'wrap') return BigInt.asIntN(bits, value);
  const { least, greatest } = wordLimits(bits, overflow);
  return limited(value, BigInt(least), BigInt(greatest));
}

/** The nearest integer from `least` to `greatest`. */
export const limited = (value: bigint, least: bigint, greatest: bigint): bigint =>
  value < least ? least : value > greatest ? greatest : value;
