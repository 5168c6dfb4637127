import { LINEAR, RELU, SIGMOID, SOFTSIGN, TANH } from '../src/layout';
import { WHOLE } from './extent';
import { activateOther, slopeOfOther } from './other-activations';
import { atLeast, sigmoid, tanh } from './vector';

// @inline
function activate(kind: i32, x: v128): v128 {
  if (kind === RELU) return atLeast(x, f32x4.splat(0));
  if (kind === TANH) return tanh(x);
  return sigmoid(x);
}

/** A loop for one kind: nothing but its own arithmetic is left in it. */
// @inline
function activateAll(kind: i32, to: usize, from: usize, bytes: usize): void {
  for (const end = from + bytes; from < end; from += 16) {
    v128.store(to, activate(kind, v128.load(from)));
    to += 16;
  }
}

/** Applies an activation to whole vectors; `to` may be `from`. */
export function applyActivation(kind: i32, to: usize, from: usize, bytes: usize): void {
  if (kind === RELU) activateAll(RELU, to, from, bytes);
  else if (kind === TANH) activateAll(TANH, to, from, bytes);
  else if (kind === SIGMOID) activateAll(SIGMOID, to, from, bytes);
  else if (WHOLE && kind >= SOFTSIGN) activateOther(kind, to, from, bytes);
  else if (to !== from) memory.copy(to, from, bytes);
}

/** The derivative of an activation, told from its result y. */
// @inline
export function slopeOf(kind: i32, y: v128): v128 {
  const one = f32x4.splat(1);
  // The derivative of relu at 0 is 0, as in Keras.
  if (kind === RELU) return v128.and(f32x4.gt(y, f32x4.splat(0)), one);
  if (kind === TANH) return f32x4.sub(one, f32x4.mul(y, y));
  if (kind === SIGMOID) return f32x4.mul(y, f32x4.sub(one, y));
  if (!WHOLE || kind === LINEAR) return one;
  return slopeOfOther(kind, y);
}

/** The same as a call, where the kind is not constant. */
export function anySlope(kind: i32, y: v128): v128 {
  return slopeOf(kind, y);
}
