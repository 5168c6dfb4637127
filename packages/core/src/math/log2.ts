import { highWord, scale, topBits } from './bits.js';

/** What `log2` gives: 26 bits of the logarithm and, beside them, the rest. */
export const log2Parts = new Float64Array(2);

// 2/3 log2(e) and log2(3/2), each in a short and a remaining part.
const CP = 0.9617966939259756;
const CP_HIGH = 0.9617967009544373;
const CP_LOW = -7.028461650952758e-9;
const LOG2_3_2_HIGH = 0.5849624872207642;
const LOG2_3_2_LOW = 1.350039202129749e-8;

/**
 * The logarithm to base 2 to some 68 bits: left in `log2Parts`. For positive, finite x.
 * With s = (m - b) / (m + b) and b 1 or 3/2, whichever is nearer to m, log(m / b) = 2 atanh(s) = 2/3 (3s + s^3 + ...).
 */
export function log2(x: number): void {
  const subnormal = x < 2.2250738585072014e-308;
  const y = subnormal ? x * 9007199254740992 : x;
  const word = highWord(y);
  const bits = word & 0xfffff;
  const nearOne = bits <= 0x3988e || bits >= 0xbb67a; // below sqrt(3/2), or sqrt(3) and above, which counts as half of itself
  const base = nearOne ? 1 : 1.5;
  const halve = bits >= 0xbb67a ? 1 : 0;
  const power = (word >> 20) - 1023 + halve;
  const exponent = subnormal ? power - 53 : power;
  const m = scale(y, -power);

  scaledAtanh(m, base);
  const baseHigh = nearOne ? 0 : LOG2_3_2_HIGH;
  const zHigh = log2Parts[0] as number;
  const zLow = (log2Parts[1] as number) + (nearOne ? 0 : LOG2_3_2_LOW);
  const high = topBits(zHigh + zLow + baseHigh + exponent);
  log2Parts[0] = high;
  log2Parts[1] = zLow - (high - exponent - baseHigh - zHigh);
}

/** log2(m / b), into `log2Parts`. Names in -High hold few enough bits to multiply without rounding. */
function scaledAtanh(m: number, base: number): void {
  const difference = m - base;
  const inverse = 1 / (m + base);
  const s = difference * inverse;
  const sHigh = topBits(s);
  const sumHigh = topBits(m + base);
  const sumLow = m - (sumHigh - base);
  const sLow = inverse * (difference - sHigh * sumHigh - sHigh * sumLow);

  const z = s * s;
  const tail = z * z * atanhTail(z) + sLow * (sHigh + s);
  const square = sHigh * sHigh;
  const tHigh = topBits(3 + square + tail);
  const tLow = tail - (tHigh - 3 - square);
  const u = sHigh * tHigh;
  const v = sLow * tHigh + tLow * s;
  const pHigh = topBits(u + v);
  const pLow = v - (pHigh - u);
  log2Parts[0] = CP_HIGH * pHigh;
  log2Parts[1] = CP_LOW * pHigh + pLow * CP;
}

const atanhTail = (z: number): number =>
  0.5999999999999946 +
  z *
    (0.4285714285785502 +
      z * (0.33333332981837743 + z * (0.272728123808534 + z * (0.23066074577556175 + z * 0.20697501780033842))));
