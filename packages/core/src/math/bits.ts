// A double, seen also as its two 32-bit halves.
const double = new Float64Array(1);
const words = new Int32Array(double.buffer);

// Where the half with sign and exponent lies: second on little-endian machines, first on others.
const HIGH = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;

/** Sign, exponent and the top 20 bits of the fraction of a double, as an int32. */
export function highWord(x: number): number {
  double[0] = x;
  return words[HIGH] as number;
}

/** The first 26 significant bits of a double: two of these multiply without rounding (Veltkamp). */
export function topBits(x: number): number {
  const spread = x * 134217729; // 2^27 + 1
  return spread - (spread - x);
}

// All powers of two that are normal doubles: reading one is faster than putting its bits together.
const LEAST = -1022;
const powers = new Float64Array(2046);
powers[0] = 2.2250738585072014e-308;
for (let index = 1; index < powers.length; index++) powers[index] = 2 * (powers[index - 1] as number);

/** x * 2^k with one rounding at most, for x near 1 and -2000 < k < 2000. */
export function scale(x: number, k: number): number {
  if (k > -1000 && k < 1000) return x * (powers[k - LEAST] as number);
  // The first step is exact; only the second can overflow or land among the subnormals.
  const half = k >> 1;
  return x * (powers[half - LEAST] as number) * (powers[k - half - LEAST] as number);
}
