import type { Rounding } from '@linnet/core';

export { roundingOf } from '@linnet/core';

/** The rules of rounding there are. */
export const roundings = ['floor', 'halfUp', 'halfEven'] as const satisfies readonly Rounding[];

/** `round(value 2^-shift)` of an integer. `>>` of BigInt rounds down, also below 0. */
export function roundShifted(value: bigint, shift: bigint, rounding: Rounding): bigint {
  const down = value >> shift;
  if (rounding === 'floor' || shift === 0n) return down;
  const [rest, half] = [value - (down << shift), 1n << (shift - 1n)];
  if (rest === half) return rounding === 'halfUp' || (down & 1n) === 1n ? down + 1n : down;
  return rest > half ? down + 1n : down;
}
