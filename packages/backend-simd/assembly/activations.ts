import { RELU, SIGMOID, SOFTSIGN, TANH } from '../src/layout';
import { atLeast, sigmoid, tanh } from './vector';

/** An activation of four numbers. With a constant `kind` nothing but its own arithmetic is left. */
// @inline
export function activate(kind: i32, x: v128): v128 {
  if (kind === RELU) return atLeast(x, f32x4.splat(0));
  if (kind === TANH) return tanh(x);
  if (kind === SIGMOID) return sigmoid(x);
  if (kind === SOFTSIGN) return f32x4.div(x, f32x4.add(f32x4.splat(1), f32x4.abs(x)));
  return x;
}

/** Its derivative, told from its result y. */
// @inline
export function slopeOf(kind: i32, y: v128): v128 {
  const one = f32x4.splat(1);
  // The derivative of relu at 0 is 0, as in Keras.
  if (kind === RELU) return v128.and(f32x4.gt(y, f32x4.splat(0)), one);
  if (kind === TANH) return f32x4.sub(one, f32x4.mul(y, y));
  if (kind === SIGMOID) return f32x4.mul(y, f32x4.sub(one, y));
  if (kind === SOFTSIGN) {
    // y = x / (1 + |x|), so 1 - |y| = 1 / (1 + |x|), and the derivative is its square.
    const root = f32x4.sub(one, f32x4.abs(y));
    return f32x4.mul(root, root);
  }
  return one;
}

/** The same for a kind that is not constant: a call, so that its code is there once. */
export function anyActivation(kind: i32, x: v128): v128 {
  return activate(kind, x);
}

/** The derivative for a kind that is not constant. */
export function anySlope(kind: i32, y: v128): v128 {
  return slopeOf(kind, y);
}
