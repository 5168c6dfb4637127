import {
  STAGE_BETA,
  STAGE_EPSILON,
  STAGE_FACTORS,
  STAGE_GAMMA,
  STAGE_GRADIENT,
  STAGE_INPUT_GRADIENT,
  STAGE_NORMALISED,
  STAGE_STEPS,
  STAGE_STRIDE,
  STAGE_SUMS,
  STAGE_UNITS,
  STAGE_VALUES,
} from '../src/layout';
import { columnOf } from './batch-normalization';
import { tailMask } from './links';
import { multiplyAdd, sumOfLanes } from './vector';

// Each line on a mean of 0 and a variance of 1. Padding stays zero: it counts in no sum. A vector of each line's factor,
// 1 / sqrt(variance + epsilon), is kept for the way back.

export function forwardLayerNormalization(
  stage: usize,
  input: usize,
  from: i32,
  to: i32,
  room: i32,
  training: bool,
): void {
  const stride = load<usize>(stage, STAGE_STRIDE);
  const values = load<usize>(stage, STAGE_VALUES);
  const factors = load<usize>(stage, STAGE_FACTORS);
  for (let time = 0; time < load<i32>(stage, STAGE_STEPS); time++) {
    for (let row = from; row < to; row++) {
      const line = time * room + row;
      const offset: usize = line * stride;
      const factor = centre(stage, values + offset, input + offset);
      if (training) v128.store(factors + line * 16, factor);
      scale(stage, values + offset, training ? load<usize>(stage, STAGE_NORMALISED) + offset : 0, factor);
    }
  }
}

/** What each number of a line is away from their mean; gives the line's factor. */
function centre(stage: usize, values: usize, input: usize): v128 {
  const stride = load<usize>(stage, STAGE_STRIDE);
  const units = load<i32>(stage, STAGE_UNITS);
  const share = f32x4.splat(1 / <f32>units);
  let sum = f32x4.splat(0);
  for (let at: usize = 0; at < stride; at += 16) sum = f32x4.add(sum, v128.load(input + at));
  const mean = f32x4.mul(sumOfLanes(sum), share);
  let squares = f32x4.splat(0);
  for (let at: usize = 0; at < stride; at += 16) {
    let away = f32x4.sub(v128.load(input + at), mean);
    if (at + 16 === stride) away = v128.and(away, tailMask(units));
    v128.store(values + at, away);
    squares = f32x4.add(squares, f32x4.mul(away, away));
  }
  const variance = f32x4.mul(sumOfLanes(squares), share);
  return f32x4.div(f32x4.splat(1), f32x4.sqrt(f32x4.add(variance, v128.load_splat<f32>(stage, STAGE_EPSILON))));
}

/** `kept`: where normalised values go; 0 outside training. */
function scale(stage: usize, values: usize, kept: usize, factor: v128): void {
  const gamma = load<usize>(stage, STAGE_GAMMA);
  const beta = load<usize>(stage, STAGE_BETA);
  for (let at: usize = 0; at < load<usize>(stage, STAGE_STRIDE); at += 16) {
    const normalised = f32x4.mul(v128.load(values + at), factor);
    if (kept !== 0) v128.store(kept + at, normalised);
    v128.store(values + at, multiplyAdd(normalised, columnOf(gamma, at, 1), columnOf(beta, at, 0)));
  }
}

/** factor (g - its mean - normalised times the mean of their products) with g = gradient gamma. */
export function backwardLayerNormalization(stage: usize, from: i32, to: i32, room: i32): void {
  const target = load<usize>(stage, STAGE_INPUT_GRADIENT);
  if (target === 0) return;
  const stride = load<usize>(stage, STAGE_STRIDE);
  const gradient = load<usize>(stage, STAGE_GRADIENT);
  const normalised = load<usize>(stage, STAGE_NORMALISED);
  for (let time = 0; time < load<i32>(stage, STAGE_STEPS); time++) {
    for (let row = from; row < to; row++) {
      const line = time * room + row;
      const offset: usize = line * stride;
      const factor = v128.load(load<usize>(stage, STAGE_FACTORS) + line * 16);
      gradientOfLine(stage, target + offset, gradient + offset, normalised + offset, factor);
    }
  }
}

function gradientOfLine(stage: usize, target: usize, gradient: usize, normalised: usize, factor: v128): void {
  const gamma = load<usize>(stage, STAGE_GAMMA);
  const stride = load<usize>(stage, STAGE_STRIDE);
  const units = load<i32>(stage, STAGE_UNITS);
  const share = f32x4.splat(1 / <f32>units);
  let sum = f32x4.splat(0);
  let products = f32x4.splat(0);
  for (let at: usize = 0; at < stride; at += 16) {
    const g = f32x4.mul(v128.load(gradient + at), columnOf(gamma, at, 1));
    sum = f32x4.add(sum, g);
    products = multiplyAdd(g, v128.load(normalised + at), products);
    v128.store(target + at, g);
  }
  const mean = f32x4.mul(sumOfLanes(sum), share);
  const meanOfProducts = f32x4.mul(sumOfLanes(products), share);
  for (let at: usize = 0; at < stride; at += 16) {
    const along = f32x4.mul(v128.load(normalised + at), meanOfProducts);
    const g = f32x4.mul(factor, f32x4.sub(f32x4.sub(v128.load(target + at), mean), along));
    v128.store(target + at, at + 16 === stride ? v128.and(g, tailMask(units)) : g);
  }
}

/** The sums of the gradient's columns, and those of its products with the normalised values. */
export function sumLayerNormalization(stage: usize, room: i32): void {
  const stride = load<usize>(stage, STAGE_STRIDE);
  const lines = load<i32>(stage, STAGE_STEPS) * room;
  const sums = load<usize>(stage, STAGE_SUMS);
  for (let column: usize = 0; column < stride; column += 16) {
    let gradient = load<usize>(stage, STAGE_GRADIENT) + column;
    let normalised = load<usize>(stage, STAGE_NORMALISED) + column;
    let sum = f32x4.splat(0);
    let products = f32x4.splat(0);
    for (let line = 0; line < lines; line++) {
      const g = v128.load(gradient);
      sum = f32x4.add(sum, g);
      products = multiplyAdd(g, v128.load(normalised), products);
      gradient += stride;
      normalised += stride;
    }
    v128.store(sums + column, sum);
    v128.store(sums + stride + column, products);
  }
}
