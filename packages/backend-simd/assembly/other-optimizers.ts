import {
  ADADELTA,
  ADAGRAD,
  ADAM,
  ADAMAX,
  CLIP_VALUES,
  FACTOR_DECAY,
  FACTOR_GRADIENT,
  FACTOR_SQUARES,
  FACTORS_SIZE,
  NADAM,
  PARAM_BYTES,
  PARAM_HIGH,
  PARAM_LOW,
  PROGRAM_CLIPPING,
  PROGRAM_CLIPPING_LIMIT,
  PROGRAM_EPSILON,
  PROGRAM_FACTORS,
  PROGRAM_FIRST_SHARE,
  PROGRAM_OPTIMIZER,
  PROGRAM_RATE_BYTES,
  PROGRAM_SECOND_SHARE,
} from '../src/layout';
import { updateRmsprop } from './rmsprop';
import { atLeast, atMost, multiplyAdd } from './vector';

// Update rules that the common kernel does not have, and what comes before them.

/** Each number of a gradient within the limit. */
export function clipValues(program: usize, gradient: usize, bytes: usize): void {
  if (load<i32>(program, PROGRAM_CLIPPING) !== CLIP_VALUES) return;
  const limit = v128.load_splat<f32>(program, PROGRAM_CLIPPING_LIMIT);
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(gradient + at, atMost(atLeast(v128.load(gradient + at), f32x4.neg(limit)), limit));
  }
}

/** Weights lose a share of themselves. */
export function decay(program: usize, values: usize, bytes: usize): void {
  if (load<usize>(program, PROGRAM_RATE_BYTES) !== FACTORS_SIZE) return;
  const share = load<f32>(load<usize>(program, PROGRAM_FACTORS), FACTOR_DECAY);
  if (share === 0) return;
  for (let at: usize = 0; at < bytes; at += 16) {
    const w = v128.load(values + at);
    v128.store(values + at, f32x4.sub(w, f32x4.mul(f32x4.splat(share), w)));
  }
}

export function updateOther(
  program: usize,
  param: usize,
  rate: v128,
  values: usize,
  gradient: usize,
  bytes: usize,
): void {
  const optimizer = load<i32>(program, PROGRAM_OPTIMIZER);
  if (optimizer === ADAM) updateByMoments(ADAM, program, param, rate, values, gradient, bytes);
  else if (optimizer === ADAMAX) updateByMoments(ADAMAX, program, param, rate, values, gradient, bytes);
  else if (optimizer === NADAM) updateByMoments(NADAM, program, param, rate, values, gradient, bytes);
  else if (optimizer === ADADELTA) updateByMoments(ADADELTA, program, param, rate, values, gradient, bytes);
  else if (optimizer === ADAGRAD) updateByMoments(ADAGRAD, program, param, rate, values, gradient, bytes);
  else updateRmsprop(program, param, rate, values, gradient, bytes);
}

/** A loop for one kind: nothing but its own arithmetic is left in it. */
// @inline
function updateByMoments(
  kind: i32,
  program: usize,
  param: usize,
  rate: v128,
  values: usize,
  gradient: usize,
  bytes: usize,
): void {
  const length = load<usize>(param, PARAM_BYTES);
  const low = v128.load_splat<f32>(param, PARAM_LOW);
  const high = v128.load_splat<f32>(param, PARAM_HIGH);
  for (let at: usize = 0; at < bytes; at += 16) {
    const change = changeBy(kind, program, rate, v128.load(gradient + at), values + at + length, length);
    v128.store(values + at, atMost(atLeast(f32x4.sub(v128.load(values + at), change), low), high));
  }
}

/** What is taken from four weights; their moments lie at `first` and, each `length` bytes further on, behind it. */
// @inline
function changeBy(kind: i32, program: usize, rate: v128, g: v128, first: usize, length: usize): v128 {
  if (kind === ADAM) return amsgradChange(program, rate, g, first, length);
  if (kind === ADAMAX) return adamaxChange(program, rate, g, first, length);
  if (kind === NADAM) return nadamChange(program, g, first, length);
  if (kind === ADADELTA) return adadeltaChange(program, rate, g, first, length);
  return adagradChange(program, rate, g, first);
}

/** A mean that goes on: moment += (now - moment) share. */
// @inline
function advance(moment: usize, now: v128, share: v128): v128 {
  const before = v128.load(moment);
  const after = multiplyAdd(f32x4.sub(now, before), share, before);
  v128.store(moment, after);
  return after;
}

// @inline
function amsgradChange(program: usize, rate: v128, g: v128, first: usize, length: usize): v128 {
  const m = advance(first, g, v128.load_splat<f32>(program, PROGRAM_FIRST_SHARE));
  const v = advance(first + length, f32x4.mul(g, g), v128.load_splat<f32>(program, PROGRAM_SECOND_SHARE));
  const most = f32x4.max(v, v128.load(first + 2 * length));
  v128.store(first + 2 * length, most);
  const epsilon = v128.load_splat<f32>(program, PROGRAM_EPSILON);
  return f32x4.div(f32x4.mul(rate, m), f32x4.add(f32x4.sqrt(most), epsilon));
}

// @inline
function adamaxChange(program: usize, rate: v128, g: v128, first: usize, length: usize): v128 {
  const m = advance(first, g, v128.load_splat<f32>(program, PROGRAM_FIRST_SHARE));
  const keeps = f32x4.sub(f32x4.splat(1), v128.load_splat<f32>(program, PROGRAM_SECOND_SHARE));
  const most = f32x4.max(f32x4.mul(keeps, v128.load(first + length)), f32x4.abs(g));
  v128.store(first + length, most);
  return f32x4.div(f32x4.mul(rate, m), f32x4.add(most, v128.load_splat<f32>(program, PROGRAM_EPSILON)));
}

/** The factor of the mean stands where others have their rate. */
// @inline
function nadamChange(program: usize, g: v128, first: usize, length: usize): v128 {
  const factors = load<usize>(program, PROGRAM_FACTORS);
  const m = advance(first, g, v128.load_splat<f32>(program, PROGRAM_FIRST_SHARE));
  const v = advance(first + length, f32x4.mul(g, g), v128.load_splat<f32>(program, PROGRAM_SECOND_SHARE));
  const ofGradient = f32x4.mul(v128.load_splat<f32>(factors, FACTOR_GRADIENT), g);
  const ahead = multiplyAdd(v128.load_splat<f32>(factors), m, ofGradient);
  const root = f32x4.sqrt(f32x4.mul(v128.load_splat<f32>(factors, FACTOR_SQUARES), v));
  return f32x4.div(ahead, f32x4.add(root, v128.load_splat<f32>(program, PROGRAM_EPSILON)));
}

// @inline
function adadeltaChange(program: usize, rate: v128, g: v128, first: usize, length: usize): v128 {
  const share = v128.load_splat<f32>(program, PROGRAM_SECOND_SHARE);
  const epsilon = v128.load_splat<f32>(program, PROGRAM_EPSILON);
  const v = advance(first, f32x4.mul(g, g), share);
  const reach = f32x4.sqrt(f32x4.add(v128.load(first + length), epsilon));
  const step = f32x4.div(f32x4.mul(g, reach), f32x4.sqrt(f32x4.add(v, epsilon)));
  advance(first + length, f32x4.mul(step, step), share);
  return f32x4.mul(rate, step);
}

// @inline
function adagradChange(program: usize, rate: v128, g: v128, first: usize): v128 {
  const v = f32x4.add(v128.load(first), f32x4.mul(g, g));
  v128.store(first, v);
  const root = f32x4.sqrt(f32x4.add(v, v128.load_splat<f32>(program, PROGRAM_EPSILON)));
  return f32x4.div(f32x4.mul(rate, g), root);
}
