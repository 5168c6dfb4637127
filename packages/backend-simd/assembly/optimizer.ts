import {
  ADAM,
  PARAM_BYTES,
  PARAM_HIGH,
  PARAM_KEPT_GRADIENT,
  PARAM_L1,
  PARAM_L2,
  PARAM_LOW,
  PARAM_VALUES,
  PROGRAM_EPSILON,
  PROGRAM_FIRST_SHARE,
  PROGRAM_MOMENTUM,
  PROGRAM_OPTIMIZER,
  PROGRAM_SECOND_SHARE,
  PROGRAM_VARIANT,
  SGD,
} from '../src/layout';
import { WHOLE } from './extent';
import { see } from './grids';
import { clipValues, decay, updateOther } from './other-optimizers';
import { atLeast, atMost, multiplyAdd } from './vector';

// Update rules; the formulas stand at `OptimizerSpec` in core. Moments lie behind the values, each as far as the
// parameter is long. `rate` holds four numbers: in lanes each model has its own.

/** Updates `bytes` of a parameter from `offset` on by the gradient at `gradient`; or keeps that, where its norm counts. */
export function update(program: usize, param: usize, rate: v128, offset: usize, gradient: usize, bytes: usize): void {
  if (load<f32>(param, PARAM_L1) > 0 || load<f32>(param, PARAM_L2) > 0) {
    regularize(param, load<usize>(param, PARAM_VALUES) + offset, gradient, bytes);
  }
  if (WHOLE) {
    const kept = load<usize>(param, PARAM_KEPT_GRADIENT);
    if (kept !== 0) {
      memory.copy(kept + offset, gradient, bytes);
      return;
    }
  }
  follow(program, param, rate, offset, gradient, bytes);
  if (WHOLE) see(param, offset, bytes);
}

/** The update itself, limits included. */
export function follow(program: usize, param: usize, rate: v128, offset: usize, gradient: usize, bytes: usize): void {
  const values = load<usize>(param, PARAM_VALUES) + offset;
  const optimizer = load<i32>(program, PROGRAM_OPTIMIZER);
  if (WHOLE) {
    clipValues(program, gradient, bytes);
    decay(program, values, bytes);
    if (optimizer > ADAM || (optimizer === ADAM && load<u32>(program, PROGRAM_VARIANT) !== 0)) {
      updateOther(program, param, rate, values, gradient, bytes);
      return;
    }
  }
  if (optimizer === SGD) updateSgd(program, param, rate, values, gradient, bytes);
  else updateAdam(program, param, rate, values, gradient, bytes);
}

/** Adds l1 sign(w) + 2 l2 w to the gradient. */
function regularize(param: usize, values: usize, gradient: usize, bytes: usize): void {
  const l1 = f32x4.splat(load<f32>(param, PARAM_L1));
  const l2 = f32x4.splat(2 * load<f32>(param, PARAM_L2));
  const zero = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    const w = v128.load(values + at);
    const positive = v128.and(f32x4.gt(w, zero), l1);
    const negative = v128.and(f32x4.lt(w, zero), l1);
    const added = multiplyAdd(l2, w, f32x4.sub(positive, negative));
    v128.store(gradient + at, f32x4.add(v128.load(gradient + at), added));
  }
}

function updateAdam(program: usize, param: usize, rate: v128, values: usize, gradient: usize, bytes: usize): void {
  const length = load<usize>(param, PARAM_BYTES);
  const firstShare = v128.load_splat<f32>(program, PROGRAM_FIRST_SHARE);
  const secondShare = v128.load_splat<f32>(program, PROGRAM_SECOND_SHARE);
  const epsilon = v128.load_splat<f32>(program, PROGRAM_EPSILON);
  const low = v128.load_splat<f32>(param, PARAM_LOW);
  const high = v128.load_splat<f32>(param, PARAM_HIGH);
  const end = values + bytes;
  let first = values + length;
  let second = first + length;
  for (; values < end; values += 16) {
    const g = v128.load(gradient);
    let m = v128.load(first);
    let v = v128.load(second);
    m = multiplyAdd(f32x4.sub(g, m), firstShare, m);
    v = multiplyAdd(f32x4.sub(f32x4.mul(g, g), v), secondShare, v);
    v128.store(first, m);
    v128.store(second, v);
    const change = f32x4.div(f32x4.mul(rate, m), f32x4.add(f32x4.sqrt(v), epsilon));
    v128.store(values, atMost(atLeast(f32x4.sub(v128.load(values), change), low), high));
    gradient += 16;
    first += 16;
    second += 16;
  }
}

function updateSgd(program: usize, param: usize, rate: v128, values: usize, gradient: usize, bytes: usize): void {
  const length = load<usize>(param, PARAM_BYTES);
  const momentum = v128.load_splat<f32>(program, PROGRAM_MOMENTUM);
  const low = v128.load_splat<f32>(param, PARAM_LOW);
  const high = v128.load_splat<f32>(param, PARAM_HIGH);
  const moving = load<f32>(program, PROGRAM_MOMENTUM) > 0;
  const nesterov = load<u32>(program, PROGRAM_VARIANT) !== 0;
  for (let at: usize = 0; at < bytes; at += 16) {
    const step = f32x4.mul(rate, v128.load(gradient + at));
    let next = v128.load(values + at);
    if (moving) {
      const velocity = values + length + at;
      const m = f32x4.sub(f32x4.mul(momentum, v128.load(velocity)), step);
      v128.store(velocity, m);
      next = f32x4.add(next, nesterov ? f32x4.sub(f32x4.mul(momentum, m), step) : m);
    } else {
      next = f32x4.sub(next, step);
    }
    v128.store(values + at, atMost(atLeast(next, low), high));
  }
}
