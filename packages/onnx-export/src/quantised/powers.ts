/** 2^exponent of a whole exponent from -1,074 to 1,023, exact: products of powers of two are. */
export function powerOfTwo(exponent: number): number {
  const [factor, count] = exponent < 0 ? [0.5, -exponent] : [2, exponent];
  let power = 1;
  for (let index = 0; index < count; index++) power *= factor;
  return power;
}

/** Bits of whole numbers that single floats hold, the sign included. */
export const singleBits = 25;

/** Bits of whole numbers that doubles hold while they are summed, the sign included. */
export const doubleBits = 53;

const [least, greatest] = [powerOfTwo(-90), powerOfTwo(90)];

/** Whether products of a step with words of up to {@link singleBits} bits are exact in single floats. */
export const isExactStep = (step: number): boolean => step >= least && step <= greatest && isPowerOfTwo(step);

function isPowerOfTwo(value: number): boolean {
  let power = 1;
  while (power < value) power *= 2;
  while (power > value) power /= 2;
  return power === value;
}

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
