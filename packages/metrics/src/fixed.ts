/**
 * A number from 0 up with so many decimals (0 to 99) as Python and C print it: halves go to the even digit, and a half is
 * what the double holds exactly. `toFixed` takes halves up: of 0.125 it makes 0.13, Python 0.12.
 */
export function fixed(value: number, digits: number): string {
  const up = value.toFixed(digits);
  // A double that ends in a half there has fewer digits than this: its expansion is exact.
  const tail = value.toFixed(100).slice(-(100 - digits));
  const isHalf = tail.startsWith('5') && /^50*$/.test(tail);
  const isOdd = '13579'.includes(up.slice(-1));
  return isHalf && isOdd ? decremented(up) : up;
}

/** One less in the last digit, which is odd. */
const decremented = (text: string): string => `${text.slice(0, -1)}${Number(text.slice(-1)) - 1}`;
