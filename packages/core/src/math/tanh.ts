import { scale, topBits } from './bits.js';
import { expTail, INVERSE_LN2, LN2_HIGH, LN2_LOW } from './exp.js';

/**
 * The hyperbolic tangent, the same bits in every engine. Largest error measured: 0.76 ulp.
 */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size < 0.5) return size < 7.450580596923828e-9 ? x : nearZero(x);
  if (Number.isNaN(x)) return x;
  const result = size > 22 ? 1 : away(size);
  return x < 0 ? -result : result;
}

// x plus a rational function times x cubed (the coefficients are those of Moshier's Cephes).
function nearZero(x: number): number {
  const z = x * x;
  const over = (-0.9643991794250523 * z - 99.28772310019185) * z - 1614.6876844170845;
  const under = ((z + 112.81167849163293) * z + 2235.4883906010045) * z + 4844.063053251255;
  return x + (x * z * over) / under;
}

/**
 * tanh x = 1 - 2 / (e^(2x) + 1). Each step here rounds, and the steps add up to more than an ulp,
 * so the sum e^(2x) + 1 and the quotient carry what they round away in a second number.
 */
function away(x: number): number {
  const k = Math.floor(2 * x * INVERSE_LN2 + 0.5);
  const high = 2 * x - k * LN2_HIGH;
  const tail = expTail(high, k * LN2_LOW);
  const unit = scale(1, -k); // everything divided by 2^k: 1 + high + tail + unit
  const bracket = high + tail;
  const one = 1 + unit;
  const sum = one + bracket;
  const sumLow = one - sum + bracket + (1 - one + unit) + (high - bracket + tail);
  const quotient = (2 * unit) / sum;
  // 2 - quotient * sum, exact but for the last product.
  const q = topBits(quotient);
  const s = topBits(sum);
  const missing = 2 * unit - q * s - q * (sum - s) - (quotient - q) * s - (quotient - q) * (sum - s);
  const quotientLow = (missing - quotient * sumLow) / sum;
  const result = 1 - quotient;
  return result + (1 - result - quotient - quotientLow);
}
