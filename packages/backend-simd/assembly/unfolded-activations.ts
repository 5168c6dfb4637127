import { GELU, SILU } from '../src/layout';
import { exp, multiplyAdd, sigmoid } from './vector';

// Activations whose derivative needs what came in: values and derivatives are made in one go.

/** In place, over `bytes` of values; `slopes` is 0 outside training, `first` where no link has left any there. */
export function applyUnfolded(kind: i32, values: usize, slopes: usize, bytes: usize, first: bool): void {
  if (kind === GELU) applyTo(GELU, values, slopes, bytes, first);
  else applyTo(SILU, values, slopes, bytes, first);
}

// @inline
function applyTo(kind: i32, values: usize, slopes: usize, bytes: usize, first: bool): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const x = v128.load(values + at);
    const share = kind === GELU ? normalShare(x) : sigmoid(x);
    v128.store(values + at, f32x4.mul(x, share));
    if (slopes === 0) continue;
    const slope = kind === GELU ? multiplyAdd(x, normalDensity(x), share) : siluSlope(x, share);
    v128.store(slopes + at, first ? slope : f32x4.mul(slope, v128.load(slopes + at)));
  }
}

/** s (1 + x (1 - s)). */
// @inline
function siluSlope(x: v128, s: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.mul(s, multiplyAdd(x, f32x4.sub(one, s), one));
}

// @inline
function bell(x: v128): v128 {
  return exp(f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5)));
}

/** e^(-x^2 / 2) / sqrt(2 pi). */
// @inline
function normalDensity(x: v128): v128 {
  return f32x4.mul(f32x4.splat(0.3989422804014327), bell(x));
}

/**
 * The share of a normal distribution that lies below x, (1 + erf(x / sqrt 2)) / 2: the tail beyond |x| is
 * e^(-x^2 / 2) t p(t), t = 1 / (1 + 0.28 |x|), p fitted to the least greatest error (2e-8).
 */
// @inline
function normalShare(x: v128): v128 {
  const one = f32x4.splat(1);
  const t = f32x4.div(one, multiplyAdd(f32x4.splat(0.28), f32x4.abs(x), one));
  let p = f32x4.splat(-0.10717238485813141);
  p = multiplyAdd(p, t, f32x4.splat(0.39551544189453125));
  p = multiplyAdd(p, t, f32x4.splat(-0.2462657243013382));
  p = multiplyAdd(p, t, f32x4.splat(0.2764791250228882));
  p = multiplyAdd(p, t, f32x4.splat(0.06442902237176895));
  p = multiplyAdd(p, t, f32x4.splat(0.11701451241970062));
  const tail = f32x4.mul(f32x4.mul(bell(x), t), p);
  return v128.bitselect(f32x4.sub(one, tail), tail, f32x4.gt(x, f32x4.splat(0)));
}
