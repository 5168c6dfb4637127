import type { Rescaling } from '@linnet/core';
import { exponentOf, isPowerOfTwo, powerOfTwo } from '../powers.js';

const mostShift = 62;
const mostMultiplierBits = 31;

/** Multiplier and shift that stand for a factor. */
interface Scale {
  readonly multiplier: number;
  readonly shift: number;
}

/**
 * Multipliers and shifts for the factors of the units, or for the one of all. A power of two is exact. Another factor has as
 * many bits as products with the accumulator leave of 53, which doubles hold, but at least one more than the sum's word: then
 * the factor's rounding moves no sum by a whole step. Undefined for a factor that is too great or too small.
 */
export function rescalingFor(
  factors: readonly number[],
  accumulatorBits: number,
  sumBits: number,
): Rescaling | undefined {
  const bits = Math.min(mostMultiplierBits, Math.max(53 - accumulatorBits, sumBits + 1));
  const scales = factors.map((factor) => (isPowerOfTwo(factor) ? exactScale(factor) : nearScale(factor, bits)));
  const found = scales.flatMap((scale) => (isPossible(scale) ? [scale] : []));
  if (found.length < factors.length) return undefined;
  return { multipliers: found.map(({ multiplier }) => multiplier), shifts: found.map(({ shift }) => shift) };
}

const isPossible = ({ multiplier, shift }: Scale): boolean =>
  shift >= 0 && shift <= mostShift && multiplier >= 1 && multiplier < powerOfTwo(mostMultiplierBits);

function exactScale(factor: number): Scale {
  const exponent = exponentOf(factor);
  return exponent > 0 ? { multiplier: factor, shift: 0 } : { multiplier: 1, shift: -exponent };
}

/** The nearest multiple of 2^-shift with at most `bits` bits. */
function nearScale(factor: number, bits: number): Scale {
  const shift = Math.min(mostShift, Math.max(0, bits - exponentOf(factor)));
  const multiplier = Math.round(factor * powerOfTwo(shift));
  return multiplier < powerOfTwo(bits) ? { multiplier, shift } : { multiplier: multiplier / 2, shift: shift - 1 };
}
