import { ELU, EXPONENTIAL, HARD_SIGMOID, HARD_TANH, LEAKY_RELU, RELU6, SELU, SOFTPLUS, SOFTSIGN } from '../src/layout';
import { atLeast, atMost, exp, expMinusOne, softplus } from './vector';

// Activations that the common kernel does not have. Formulas and constants stand at `activations` in core.

const SELU_SCALE: f32 = 1.0507009873554805;
const SELU_ALPHA: f32 = 1.6732632423543772;

// @inline
function activate(kind: i32, x: v128): v128 {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  if (kind === SOFTPLUS) return softplus(x);
  if (kind === ELU) return v128.bitselect(x, expMinusOne(x), f32x4.gt(x, zero));
  if (kind === SELU) {
    const below = f32x4.mul(f32x4.splat(SELU_ALPHA), expMinusOne(x));
    return f32x4.mul(f32x4.splat(SELU_SCALE), v128.bitselect(x, below, f32x4.gt(x, zero)));
  }
  if (kind === LEAKY_RELU) return v128.bitselect(x, f32x4.mul(f32x4.splat(0.2), x), f32x4.gt(x, zero));
  if (kind === RELU6) return atMost(atLeast(x, zero), f32x4.splat(6));
  if (kind === HARD_SIGMOID) {
    return atMost(atLeast(f32x4.add(f32x4.div(x, f32x4.splat(6)), f32x4.splat(0.5)), zero), one);
  }
  if (kind === HARD_TANH) return atMost(atLeast(x, f32x4.splat(-1)), one);
  if (kind === EXPONENTIAL) return exp(x);
  return f32x4.div(x, f32x4.add(one, f32x4.abs(x)));
}

// @inline
function activateAll(kind: i32, to: usize, from: usize, bytes: usize): void {
  for (const end = from + bytes; from < end; from += 16) {
    v128.store(to, activate(kind, v128.load(from)));
    to += 16;
  }
}

/** Applies one of them to whole vectors; `to` may be `from`. */
export function activateOther(kind: i32, to: usize, from: usize, bytes: usize): void {
  if (kind === SOFTPLUS) activateAll(SOFTPLUS, to, from, bytes);
  else if (kind === ELU) activateAll(ELU, to, from, bytes);
  else if (kind === SELU) activateAll(SELU, to, from, bytes);
  else if (kind === LEAKY_RELU) activateAll(LEAKY_RELU, to, from, bytes);
  else if (kind === RELU6) activateAll(RELU6, to, from, bytes);
  else if (kind === HARD_SIGMOID) activateAll(HARD_SIGMOID, to, from, bytes);
  else if (kind === HARD_TANH) activateAll(HARD_TANH, to, from, bytes);
  else if (kind === EXPONENTIAL) activateAll(EXPONENTIAL, to, from, bytes);
  else activateAll(SOFTSIGN, to, from, bytes);
}

/** The derivative of one of them, told from its result y. */
export function slopeOfOther(kind: i32, y: v128): v128 {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const rises = f32x4.gt(y, zero);
  if (kind === SOFTPLUS) return f32x4.neg(expMinusOne(f32x4.neg(y)));
  if (kind === ELU) return v128.bitselect(one, f32x4.add(y, one), rises);
  if (kind === SELU) {
    const scale = f32x4.splat(SELU_SCALE);
    // At its corner the upper side's, as in Keras.
    return v128.bitselect(scale, f32x4.add(y, f32x4.splat(SELU_SCALE * SELU_ALPHA)), f32x4.ge(y, zero));
  }
  if (kind === LEAKY_RELU) return v128.bitselect(one, f32x4.splat(0.2), rises);
  if (kind === RELU6) return v128.and(v128.and(rises, f32x4.lt(y, f32x4.splat(6))), one);
  if (kind === HARD_SIGMOID) return v128.and(v128.and(rises, f32x4.lt(y, one)), f32x4.splat(1 / <f32>6));
  if (kind === HARD_TANH) return v128.and(f32x4.lt(f32x4.abs(y), one), one);
  if (kind === EXPONENTIAL) return y;
  // y = x / (1 + |x|), so 1 - |y| = 1 / (1 + |x|), and the derivative is its square.
  const root = f32x4.sub(one, f32x4.abs(y));
  return f32x4.mul(root, root);
}
