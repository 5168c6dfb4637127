/** The words that C has for tables and signals. */
export type WordBits = 8 | 16 | 32;

const ends: Readonly<Record<WordBits, number>> = { 8: 128, 16: 32_768, 32: 2_147_483_648 };
const sizes: readonly WordBits[] = [8, 16, 32];

/** The narrowest word that holds all of these whole numbers, if one does. */
export function wordBitsOf(values: ArrayLike<number>): WordBits | undefined {
  let [least, greatest] = [0, 0];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return sizes.find((bits) => least >= -ends[bits] && greatest < ends[bits]);
}

/** The nearest number from `least` to `greatest`; never -0. */
export const limited = (value: number, least: number, greatest: number): number =>
  Math.min(greatest, Math.max(least, value)) + 0;
