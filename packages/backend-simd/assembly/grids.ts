import {
  LINK_GREATEST,
  LINK_HIGH,
  LINK_LEAST,
  LINK_LOW,
  LINK_ROUNDING,
  LINK_STEP,
  PARAM_GREATEST,
  PARAM_LEAST,
  PARAM_LINE,
  PARAM_ROUNDING,
  PARAM_SEEN,
  PARAM_STEPS,
  PARAM_VALUES,
  ROUND_DOWN,
  ROUND_HALF_EVEN,
} from '../src/layout';
import { atLeast, atMost } from './vector';

// Numbers of fixed point: values that a link takes there, and what stages see of parameters.

/** Makes four numbers whole. How far they lie above the integer below is exact; a sum with a half would not be. */
// @inline
function wholeOf(x: v128, rounding: i32): v128 {
  if (rounding === ROUND_HALF_EVEN) return f32x4.nearest(x);
  const below = f32x4.floor(x);
  if (rounding === ROUND_DOWN) return below;
  const isMore = f32x4.ge(f32x4.sub(x, below), f32x4.splat(0.5));
  return f32x4.add(below, v128.and(isMore, f32x4.splat(1)));
}

/** A link, over `bytes` of values; `slopes` is 0 outside training. The gradient passes within the ends of the grid. */
export function quantise(link: usize, values: usize, slopes: usize, bytes: usize, first: bool): void {
  const step = v128.load_splat<f32>(link, LINK_STEP);
  const least = v128.load_splat<f32>(link, LINK_LEAST);
  const greatest = v128.load_splat<f32>(link, LINK_GREATEST);
  const low = v128.load_splat<f32>(link, LINK_LOW);
  const high = v128.load_splat<f32>(link, LINK_HIGH);
  const rounding = load<i32>(link, LINK_ROUNDING);
  for (let at: usize = 0; at < bytes; at += 16) {
    const x = v128.load(values + at);
    const whole = wholeOf(f32x4.div(x, step), rounding);
    v128.store(values + at, f32x4.mul(atMost(atLeast(whole, least), greatest), step));
    if (slopes === 0) continue;
    const within = v128.and(f32x4.ge(x, low), f32x4.le(x, high));
    const slope = v128.and(within, first ? f32x4.splat(1) : v128.load(slopes + at));
    v128.store(slopes + at, slope);
  }
}

/** Lets what stages see of `bytes` of a parameter, from `offset` on, follow them; lines have a step for each number. */
export function see(param: usize, offset: usize, bytes: usize): void {
  const steps = load<usize>(param, PARAM_STEPS);
  if (steps === 0) return;
  const least = v128.load_splat<f32>(param, PARAM_LEAST);
  const greatest = v128.load_splat<f32>(param, PARAM_GREATEST);
  const rounding = load<i32>(param, PARAM_ROUNDING);
  const line = load<usize>(param, PARAM_LINE);
  const values = load<usize>(param, PARAM_VALUES);
  const seen = load<usize>(param, PARAM_SEEN);
  let column = offset % line;
  for (let at = offset; at < offset + bytes; at += 16) {
    const step = v128.load(steps + column);
    const whole = wholeOf(f32x4.div(v128.load(values + at), step), rounding);
    v128.store(seen + at, f32x4.mul(atMost(atLeast(whole, least), greatest), step));
    column += 16;
    if (column === line) column = 0;
  }
}
