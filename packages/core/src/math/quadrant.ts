import { largeQuadrant } from './large-quadrant.js';

/** What `quadrant` leaves of its argument: a double and, beside it, the part too small for that double. */
export const remainder = new Float64Array(2);

const TWO_OVER_PI = 0.6366197723675814;
// pi/2 in three parts of 33 bits, whose multiples up to 2^20 are exact, each followed by all that the later parts make up.
const PART_1 = 1.5707963267341256;
const PART_2 = 6.077100506303966e-11;
const AFTER_2 = 2.0222662487959506e-21;
const PART_3 = 2.0222662487111665e-21;
const AFTER_3 = 8.4784276603689e-32;
const LARGE = 1647099; // 2^20 pi/2

/**
 * Takes the nearest multiple of pi/2 away from x, leaves the rest in `remainder` and returns the multiple modulo 4.
 * x must be finite.
 */
export function quadrant(x: number): number {
  const size = Math.abs(x);
  const turns = size > LARGE ? largeQuadrant(size, remainder) : smallQuadrant(size);
  if (x >= 0) return turns & 3;
  remainder[0] = -(remainder[0] as number);
  remainder[1] = -(remainder[1] as number);
  return -turns & 3;
}

/**
 * The same for x from 0 to 2^20 pi/2, but the multiple itself. Cody and Waite: subtracts the parts of pi/2 from large to
 * small and keeps what each subtraction rounds away.
 */
export function smallQuadrant(x: number): number {
  const turns = Math.floor(x * TWO_OVER_PI + 0.5);
  const first = x - turns * PART_1;
  let step = turns * PART_2;
  let rest = first - step;
  let low = turns * AFTER_2 - (first - rest - step);
  // Less than 2^-50 a turn: so near to a multiple of pi/2 that two parts leave too few digits.
  if (Math.abs(rest - low) < turns * 8.881784197001252e-16) {
    const second = rest;
    step = turns * PART_3;
    rest = second - step;
    low = turns * AFTER_3 - (second - rest - step);
  }
  const high = rest - low;
  remainder[0] = high;
  remainder[1] = rest - high - low;
  return turns;
}
