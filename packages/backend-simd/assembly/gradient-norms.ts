import {
  CLIP_GLOBAL_NORM,
  CLIP_NORM,
  PARAM_BYTES,
  PARAM_KEPT_GRADIENT,
  PROGRAM_CLIPPING,
  PROGRAM_CLIPPING_LIMIT,
  PROGRAM_PARAM_COUNT,
} from '../src/layout';
import { follow } from './optimizer';
import { paramAt, renew } from './transposed';

// Clipping by norm: gradients are kept as a whole until their norms are known, then all parameters follow at once. One
// thread does that, in doubles. The formula stands at `GradientClipping` in core.

/** Whether it is asked for. */
// @inline
export function clipsNorms(program: usize): bool {
  return load<i32>(program, PROGRAM_CLIPPING) >= CLIP_NORM;
}

/** Updates all parameters by the gradients that were kept. */
export function followKept(program: usize, rate: v128): void {
  const together = load<i32>(program, PROGRAM_CLIPPING) === CLIP_GLOBAL_NORM;
  const count = load<i32>(program, PROGRAM_PARAM_COUNT);
  let squares: f64 = 0;
  for (let index = 0; together && index < count; index++) squares += squaresOf(paramAt(program, index));
  for (let index = 0; index < count; index++) {
    const param = paramAt(program, index);
    const gradient = load<usize>(param, PARAM_KEPT_GRADIENT);
    if (gradient === 0) continue;
    const bytes = load<usize>(param, PARAM_BYTES);
    scale(gradient, bytes, factorOf(program, together ? squares : squaresOf(param)));
    follow(program, param, rate, 0, gradient, bytes);
    renew(param);
  }
}

/** limit / max(norm, limit). */
function factorOf(program: usize, squares: f64): f32 {
  const limit = <f64>load<f32>(program, PROGRAM_CLIPPING_LIMIT);
  return <f32>(limit / max(sqrt(squares), limit));
}

/** Of a parameter whose gradient was not kept: 0. */
function squaresOf(param: usize): f64 {
  const gradient = load<usize>(param, PARAM_KEPT_GRADIENT);
  let sum = f64x2.splat(0);
  if (gradient === 0) return 0;
  for (let at = gradient; at < gradient + load<usize>(param, PARAM_BYTES); at += 8) {
    const two = f64x2.promote_low_f32x4(v128.load64_zero(at));
    sum = f64x2.add(sum, f64x2.mul(two, two));
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

function scale(gradient: usize, bytes: usize, factor: f32): void {
  for (let at = gradient; at < gradient + bytes; at += 16) {
    v128.store(at, f32x4.mul(v128.load(at), f32x4.splat(factor)));
  }
}
