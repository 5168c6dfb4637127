/** 2^exponent, exactly: doublings and halvings do not round. */
export function powerOfTwo(exponent: number): number {
  const factor = exponent < 0 ? 0.5 : 2;
  let power = 1;
  for (let count = Math.abs(exponent); count > 0; count--) power *= factor;
  return power;
}

/** The least k with 2^k >= value, which is above 0 and finite. */
export function exponentOf(value: number): number {
  let [exponent, power] = [0, 1];
  for (; power < value; exponent++) power *= 2;
  for (; power / 2 >= value; exponent--) power /= 2;
  return exponent;
}

/** True for 2^k with a whole k. */
export const isPowerOfTwo = (value: number): boolean =>
  Number.isFinite(value) && value > 0 && powerOfTwo(exponentOf(value)) === value;
