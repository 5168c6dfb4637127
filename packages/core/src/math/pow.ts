import { scale, topBits } from './bits.js';
import { expSeries, onePlus } from './exp.js';
import { log2, log2Parts } from './log2.js';

/**
 * x to the power y, the same bits in every engine. Largest error measured: 0.78 ulp; whole results are exact.
 * Special cases are C99's: `pow(1, anything)` and `pow(anything, 0)` are 1, also for NaN, where `Math.pow` gives NaN;
 * `pow(-1, Infinity)` is 1; a negative x with a y that is not whole gives NaN.
 *
 * @example
 * ```ts
 * const rates = [0, 20, 40].map((epoch) => 1e-4 * pow(10, epoch / 20));
 * ```
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const size = Math.abs(x);
  if (!Number.isFinite(y)) return size === 1 ? 1 : limit(size, y);
  const whole = Math.floor(y) === y;
  const negative = (x < 0 || Object.is(x, -0)) && whole && Math.floor(y / 2) * 2 !== y;
  if (x < 0 && size !== Number.POSITIVE_INFINITY && !whole) return Number.NaN;
  const result = powerOfSize(size, y);
  return negative ? -result : result;
}

/** x^y for x from 0 to Infinity and finite y other than 0. */
function powerOfSize(x: number, y: number): number {
  if (x === 1) return 1;
  // No double but 1 is near enough to 1 to survive an exponent above 2^64.
  if (x === 0 || x === Number.POSITIVE_INFINITY || Math.abs(y) > 1.8446744073709552e19) return limit(x, y);
  log2(x);
  const high = log2Parts[0] as number;
  const yTop = topBits(y);
  const low = (y - yTop) * high + y * (log2Parts[1] as number);
  const product = yTop * high;
  const power = product + low;
  if (power > 1025) return Number.POSITIVE_INFINITY;
  if (power < -1080) return 0;
  return exp2(product, low);
}

/** Where x^y goes as y grows out of all bounds. */
const limit = (x: number, y: number): number => ((x > 1 ? y > 0 : y < 0) ? Number.POSITIVE_INFINITY : 0);

// ln 2 in a short and a remaining part.
const LN2_TOP = 0.6931471824645996;
const LN2_REST = -1.904654299957768e-9;

/** 2^(high + low). */
function exp2(high: number, low: number): number {
  const k = Math.floor(high + low + 0.5);
  const fraction = high - k;
  const t = topBits(fraction + low);
  const u = t * LN2_TOP;
  const v = (low - (t - fraction)) * Math.LN2 + t * LN2_REST;
  const r = u + v;
  const rest = v - (r - u);
  const c = expSeries(r);
  return scale(onePlus(r, (r * c) / (2 - c) + (rest + r * rest)), k);
}
