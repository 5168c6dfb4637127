import {
  PROGRAM_ROWS,
  STAGE_BETA,
  STAGE_EPSILON,
  STAGE_FACTORS,
  STAGE_FROZEN,
  STAGE_GAMMA,
  STAGE_GRADIENT,
  STAGE_INPUT_GRADIENT,
  STAGE_MEAN,
  STAGE_MOMENTUM,
  STAGE_NORMALISED,
  STAGE_STEPS,
  STAGE_STRIDE,
  STAGE_SUMS,
  STAGE_VALUES,
  STAGE_VARIANCE,
} from '../src/layout';
import { valuesOf } from './dense';
import { productsOfTwo, squaresOfTwo, storeTwo, sumOfTwo } from './tally';
import { multiplyAdd } from './vector';

// Columns of the batch on a mean of 0 and a variance of 1, all rows together: such a plan trains on one thread. Rows that
// pad the batch do not count, and get no gradient. The factors' first line holds 1 / sqrt(variance + epsilon), the second
// means, the third variances.

export function forwardBatchNormalization(
  program: usize,
  stage: usize,
  input: usize,
  from: i32,
  to: i32,
  room: i32,
  training: bool,
): void {
  const stride = load<usize>(stage, STAGE_STRIDE);
  const factors = load<usize>(stage, STAGE_FACTORS);
  let means = factors + stride;
  let variances = means + stride;
  if (training && load<u32>(stage, STAGE_FROZEN) === 0) {
    measure(stage, input, load<i32>(program, PROGRAM_ROWS), room);
    follow(stage, load<usize>(stage, STAGE_MEAN), means);
    follow(stage, load<usize>(stage, STAGE_VARIANCE), variances);
  } else {
    means = valuesOf(load<usize>(stage, STAGE_MEAN));
    variances = valuesOf(load<usize>(stage, STAGE_VARIANCE));
  }
  const epsilon = v128.load_splat<f32>(stage, STAGE_EPSILON);
  for (let column: usize = 0; column < stride; column += 16) {
    const root = f32x4.sqrt(f32x4.add(v128.load(variances + column), epsilon));
    v128.store(factors + column, f32x4.div(f32x4.splat(1), root));
    normalise(stage, input, column, v128.load(means + column), from, to, room, training);
  }
}

/** Means and variances of the batch's columns, two by two. */
function measure(stage: usize, input: usize, rows: i32, room: i32): void {
  const stride = load<usize>(stage, STAGE_STRIDE);
  const steps = load<i32>(stage, STAGE_STEPS);
  const share = f64x2.splat(1 / <f64>(steps * rows));
  const means = load<usize>(stage, STAGE_FACTORS) + stride;
  for (let column: usize = 0; column < stride; column += 8) {
    const mean = f64x2.mul(sumOfTwo(input + column, stride, steps, rows, room), share);
    const variance = f64x2.mul(squaresOfTwo(input + column, mean, stride, steps, rows, room), share);
    storeTwo(means + column, mean);
    storeTwo(means + stride + column, variance);
  }
}

/** kept = momentum kept + (1 - momentum) batch. */
function follow(stage: usize, kept: usize, batch: usize): void {
  const momentum = v128.load_splat<f32>(stage, STAGE_MOMENTUM);
  const rest = f32x4.sub(f32x4.splat(1), momentum);
  const values = valuesOf(kept);
  for (let at: usize = 0; at < load<usize>(stage, STAGE_STRIDE); at += 16) {
    const old = f32x4.mul(momentum, v128.load(values + at));
    v128.store(values + at, multiplyAdd(rest, v128.load(batch + at), old));
  }
}

/** Four columns of some rows. In training what gamma multiplies is kept. */
function normalise(
  stage: usize,
  input: usize,
  column: usize,
  mean: v128,
  from: i32,
  to: i32,
  room: i32,
  training: bool,
): void {
  const stride = load<usize>(stage, STAGE_STRIDE);
  const gamma = columnOf(load<usize>(stage, STAGE_GAMMA), column, 1);
  const beta = columnOf(load<usize>(stage, STAGE_BETA), column, 0);
  const factor = v128.load(load<usize>(stage, STAGE_FACTORS) + column);
  const values = load<usize>(stage, STAGE_VALUES) + column;
  const kept = load<usize>(stage, STAGE_NORMALISED) + column;
  for (let time = 0; time < load<i32>(stage, STAGE_STEPS); time++) {
    let at: usize = (time * room + from) * stride;
    for (let row = from; row < to; row++) {
      const normalised = f32x4.mul(f32x4.sub(v128.load(input + column + at), mean), factor);
      if (training) v128.store(kept + at, normalised);
      v128.store(values + at, multiplyAdd(normalised, gamma, beta));
      at += stride;
    }
  }
}

/** Four numbers of a parameter, or what stands for them where there is none. */
// @inline
export function columnOf(param: usize, column: usize, otherwise: f32): v128 {
  return param === 0 ? f32x4.splat(otherwise) : v128.load(valuesOf(param) + column);
}

/** Sums for gamma and beta; factor gamma (gradient - its mean - normalised times the mean of their products). */
export function backwardBatchNormalization(program: usize, stage: usize, room: i32): void {
  const stride = load<usize>(stage, STAGE_STRIDE);
  const steps = load<i32>(stage, STAGE_STEPS);
  const rows = load<i32>(program, PROGRAM_ROWS);
  const gradient = load<usize>(stage, STAGE_GRADIENT);
  const distance = load<usize>(stage, STAGE_NORMALISED) - gradient;
  const sums = load<usize>(stage, STAGE_SUMS);
  for (let column: usize = 0; column < stride; column += 8) {
    const at = gradient + column;
    storeTwo(sums + column, sumOfTwo(at, stride, steps, rows, room));
    storeTwo(sums + stride + column, productsOfTwo(at, distance, stride, steps, rows, room));
  }
  if (load<usize>(stage, STAGE_INPUT_GRADIENT) === 0) return;
  for (let column: usize = 0; column < stride; column += 16) gradientOfColumns(stage, column, rows, room);
}

function gradientOfColumns(stage: usize, column: usize, rows: i32, room: i32): void {
  const stride = load<usize>(stage, STAGE_STRIDE);
  const steps = load<i32>(stage, STAGE_STEPS);
  // What is kept is a constant: the gradient passes through nothing but the factor.
  const share = f32x4.splat(load<u32>(stage, STAGE_FROZEN) !== 0 ? 0 : 1 / <f32>(steps * rows));
  const sums = load<usize>(stage, STAGE_SUMS) + column;
  const mean = f32x4.mul(v128.load(sums), share);
  const meanOfProducts = f32x4.mul(v128.load(sums + stride), share);
  const gamma = columnOf(load<usize>(stage, STAGE_GAMMA), column, 1);
  const factor = f32x4.mul(v128.load(load<usize>(stage, STAGE_FACTORS) + column), gamma);
  const gradient = load<usize>(stage, STAGE_GRADIENT) + column;
  const normalised = load<usize>(stage, STAGE_NORMALISED) + column;
  const target = load<usize>(stage, STAGE_INPUT_GRADIENT) + column;
  for (let time = 0; time < steps; time++) {
    let at: usize = time * room * stride;
    for (let row = 0; row < room; row++) {
      const along = f32x4.mul(v128.load(normalised + at), meanOfProducts);
      const rest = f32x4.sub(f32x4.sub(v128.load(gradient + at), mean), along);
      v128.store(target + at, row < rows ? f32x4.mul(factor, rest) : f32x4.splat(0));
      at += stride;
    }
  }
}
