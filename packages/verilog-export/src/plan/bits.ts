/** Bits of a signed word that holds a whole number. */
export function signedBits(value: number | bigint): number {
  const whole = BigInt(value);
  return (whole < 0n ? -whole - 1n : whole).toString(2).length + (whole === 0n || whole === -1n ? 0 : 1);
}

/** Bits of an unsigned word that holds whole numbers up to this; at least 1. */
export const unsignedBits = (greatest: number): number => BigInt(greatest).toString(2).length;

/** The greatest of some numbers, at least `least`. */
export const greatestOf = (values: Iterable<number>, least: number): number => {
  let most = least;
  for (const value of values) most = Math.max(most, value);
  return most;
};
