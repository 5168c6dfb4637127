/** A whole number as C reads it. The least of 32 bits is no literal: its sign is an operator, and its magnitude too great. */
export const cInteger = (value: number): string => (value === -2_147_483_648 ? '(-2147483647 - 1)' : String(value + 0));

/** A double as C reads it: the fewest digits that give it back. */
export function cDouble(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

// Decimals this near to a single float are nearest to it, whoever reads them: half a step is at least 2^-25 of it.
const near = 1 / 67_108_864;

/** A single float as C reads it: few digits that give it back. */
export function cFloat(value: number): string {
  for (const digits of [6, 7, 8]) {
    const text = Number(value.toPrecision(digits));
    if (Math.abs(text - value) <= Math.abs(value) * near) return `${cDouble(text)}f`;
  }
  return `${cDouble(Number(value.toPrecision(9)))}f`;
}

/** `1,234,567`. */
export const counted = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
