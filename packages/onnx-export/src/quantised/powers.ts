import { isPowerOfTwo, powerOfTwo } from '@linnet/quantisation';

/** Bits of whole numbers that single floats hold, the sign included. */
export const singleBits = 25;

/** Bits of whole numbers that doubles hold while they are summed, the sign included. */
export const doubleBits = 53;

const [least, greatest] = [powerOfTwo(-90), powerOfTwo(90)];

/** Whether products of a step with words of up to {@link singleBits} bits are exact in single floats. */
export const isExactStep = (step: number): boolean => step >= least && step <= greatest && isPowerOfTwo(step);

/** The fewest bits of a word that holds these whole numbers. */
export function bitsOf(values: ArrayLike<number>): number {
  let most = 1;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    most = Math.max(most, value < 0 ? -value : value + 1);
  }
  let bits = 1;
  for (let half = 1; half < most; half *= 2) bits++;
  return bits;
}
