import { quadrant, remainder, smallQuadrant } from './quadrant.js';

export const QUARTER_PI = 0.7853981633974483;
// Below this, 2^-27, the second term of the series is lost in rounding.
const TINY = 7.450580596923828e-9;

/**
 * The sine, the same bits in every engine, right for arguments of any size. Largest error measured: 0.80 ulp.
 */
export function sin(x: number): number {
  if (Math.abs(x) <= QUARTER_PI) return Math.abs(x) < TINY ? x : sine(x, 0);
  if (!Number.isFinite(x)) return Number.NaN;
  return sineInQuadrant(quadrant(x));
}

/**
 * The cosine, the same bits in every engine, right for arguments of any size. Largest error measured: 0.78 ulp.
 */
export function cos(x: number): number {
  if (Math.abs(x) <= QUARTER_PI) return cosine(x, 0);
  if (!Number.isFinite(x)) return Number.NaN;
  return sineInQuadrant((quadrant(x) + 1) & 3); // cos x = sin(x + pi/2)
}

/** `cos` of an angle from 0 to a full turn, with the same bits: it does without what huge arguments need. */
export const cosInTurn = (x: number): number =>
  x <= QUARTER_PI ? cosine(x, 0) : sineInQuadrant((smallQuadrant(x) + 1) & 3);

function sineInQuadrant(turns: number): number {
  const high = remainder[0] as number;
  const low = remainder[1] as number;
  const size = (turns & 1) === 0 ? sine(high, low) : cosine(high, low);
  return (turns & 2) === 0 ? size : -size;
}

/** The sine of x + low for |x| up to pi/4. */
function sine(x: number, low: number): number {
  const z = x * x;
  const cube = z * x;
  const tail =
    0.00833333333332249 +
    z *
      (-0.0001984126982985795 +
        z * (0.0000027557313707070068 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
  return x - (z * (0.5 * low - cube * tail) - low - cube * -0.16666666666666632);
}

/** The cosine of x + low for |x| up to pi/4. */
function cosine(x: number, low: number): number {
  const z = x * x;
  const tail =
    z *
    (0.0416666666666666 +
      z *
        (-0.001388888888887411 +
          z *
            (0.00002480158728947673 +
              z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11)))));
  // 1 - z/2 rounds; (1 - w) - z/2 is what that took.
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (z * tail - x * low));
}
