import { highWord, scale } from './bits.js';
import { LN2_HIGH, LN2_LOW } from './exp.js';

const ONE = 0x3ff00000; // high word of 1
const ROOT_HALF = 0x3fe6a09e; // high word of sqrt(1/2)
const TWO_TO_54 = 18014398509481984;

/**
 * The natural logarithm, the same bits in every engine. Largest error measured: 0.86 ulp.
 * Zero gives -Infinity, a negative number NaN.
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  // Subnormals have no exponent of their own: make them normal first.
  const subnormal = x < 2.2250738585072014e-308;
  const y = subnormal ? x * TWO_TO_54 : x;
  const k = nearestExponent(y);
  return logOfParts(scale(y, -k) - 1, subnormal ? k - 54 : k, 0);
}

/**
 * log(1 + x) without the loss of digits near zero, the same bits in every engine. Largest error measured: 0.87 ulp.
 */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY || Math.abs(x) < 5.551115123125783e-17) return x;
  if (x > -0.29 && x < 0.41) return logOfParts(x, 0, 0);
  const sum = 1 + x;
  const k = nearestExponent(sum);
  // What rounding took from 1 + x; its logarithm is nearly itself.
  const lost = k >= 2 ? 1 - (sum - x) : x - (sum - 1);
  return logOfParts(scale(sum, -k) - 1, k, lost / sum);
}

/** The k for which x / 2^k lies between sqrt(1/2) and sqrt(2). */
const nearestExponent = (x: number): number => ((highWord(x) + (ONE - ROOT_HALF)) >> 20) - 1023;

/**
 * log((1 + f) 2^k) + rest, for 1 + f between sqrt(1/2) and sqrt(2).
 * With s = f / (2 + f), log(1 + f) = 2 atanh(s) = f - f^2/2 + s (f^2/2 + R), where R is a polynomial in s squared.
 */
function logOfParts(f: number, k: number, rest: number): number {
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  return k * LN2_HIGH - (half - (s * (half + (even + odd)) + (k * LN2_LOW + rest)) - f);
}
