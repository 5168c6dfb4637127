import type { Rounding } from '@linnet/core';

/** The rules of rounding there are. */
export const roundings = ['floor', 'halfUp', 'halfEven'] as const satisfies readonly Rounding[];

/**
 * Makes a double whole. Exact for every double: `Math.floor` and `Math.round` (the nearest, halves up) are by the language's
 * standard, and what rounding took away is a difference of neighbours, which has no error.
 */
export const roundingOf = (rounding: Rounding): ((value: number) => number) => functions[rounding];

const functions: Readonly<Record<Rounding, (value: number) => number>> = {
  floor: Math.floor,
  halfUp: Math.round,
  halfEven: (value) => {
    const rounded = Math.round(value);
    return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
  },
};

/** `round(value 2^-shift)` of an integer. `>>` of BigInt rounds down, also below 0. */
export function roundShifted(value: bigint, shift: bigint, rounding: Rounding): bigint {
  const down = value >> shift;
  if (rounding === 'floor' || shift === 0n) return down;
  const [rest, half] = [value - (down << shift), 1n << (shift - 1n)];
  if (rest === half) return rounding === 'halfUp' || (down & 1n) === 1n ? down + 1n : down;
  return rest > half ? down + 1n : down;
}
