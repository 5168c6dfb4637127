import {
  STAGE_GRADIENT,
  STAGE_INPUT,
  STAGE_INPUT_GRADIENT,
  STAGE_INPUT_STRIDE,
  STAGE_STEPS,
  STAGE_STRIDE,
  STAGE_VALUES,
  STAGE_WINDOW,
} from '../src/layout';
import { clearInputGradient, isInside, stepUnder } from './windows';

// The greatest, or the mean, of the steps of a window, channel by channel. Steps outside the input do not count. Lines of
// input and result have the same channels, so all rows of a step are one stretch of vectors.

export function forwardMaxPooling(stage: usize, input: usize, from: i32, to: i32, room: i32): void {
  const stride = load<usize>(stage, STAGE_STRIDE);
  const bytes: usize = (to - from) * stride;
  for (let time = 0; time < load<i32>(stage, STAGE_STEPS); time++) {
    const values = load<usize>(stage, STAGE_VALUES) + (time * room + from) * stride;
    let first = true;
    for (let tap = 0; tap < load<i32>(stage, STAGE_WINDOW); tap++) {
      const step = stepUnder(stage, time, tap);
      if (!isInside(stage, step)) continue;
      const source = input + (step * room + from) * stride;
      if (first) memory.copy(values, source, bytes);
      else takeGreater(values, source, bytes);
      first = false;
    }
  }
}

function takeGreater(values: usize, source: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(values + at, f32x4.max(v128.load(values + at), v128.load(source + at)));
  }
}

/** The gradient goes to the first step that is as great as the result. */
export function backwardMaxPooling(stage: usize, from: i32, to: i32, room: i32): void {
  if (load<usize>(stage, STAGE_INPUT_GRADIENT) === 0) return;
  clearInputGradient(stage, from, to, room);
  const stride = load<usize>(stage, STAGE_STRIDE);
  for (let time = 0; time < load<i32>(stage, STAGE_STEPS); time++) {
    const start: usize = (time * room + from) * stride;
    for (let at = start; at < start + (to - from) * stride; at += 16) giveToGreatest(stage, time, at, room * stride);
  }
}

/** One vector of the results, `at` bytes from the first; the rows of a step take `step` bytes. */
// @inline
function giveToGreatest(stage: usize, time: i32, at: usize, step: usize): void {
  const greatest = v128.load(load<usize>(stage, STAGE_VALUES) + at);
  // Those whose step is still to be found.
  let gradient = v128.load(load<usize>(stage, STAGE_GRADIENT) + at);
  const within = at - time * step;
  for (let tap = 0; tap < load<i32>(stage, STAGE_WINDOW); tap++) {
    const number = stepUnder(stage, time, tap);
    if (!isInside(stage, number)) continue;
    const offset: usize = number * step + within;
    const found = f32x4.eq(v128.load(load<usize>(stage, STAGE_INPUT) + offset), greatest);
    const target = load<usize>(stage, STAGE_INPUT_GRADIENT) + offset;
    v128.store(target, f32x4.add(v128.load(target), v128.and(gradient, found)));
    gradient = v128.andnot(gradient, found);
  }
}

export function forwardAveragePooling(stage: usize, input: usize, from: i32, to: i32, room: i32): void {
  const stride = load<usize>(stage, STAGE_STRIDE);
  const bytes: usize = (to - from) * stride;
  for (let time = 0; time < load<i32>(stage, STAGE_STEPS); time++) {
    const values = load<usize>(stage, STAGE_VALUES) + (time * room + from) * stride;
    const share = shareOf(stage, time);
    memory.fill(values, 0, bytes);
    for (let tap = 0; tap < load<i32>(stage, STAGE_WINDOW); tap++) {
      const step = stepUnder(stage, time, tap);
      if (isInside(stage, step)) addTimes(values, input + (step * room + from) * stride, share, bytes);
    }
  }
}

export function backwardAveragePooling(stage: usize, from: i32, to: i32, room: i32): void {
  const target = load<usize>(stage, STAGE_INPUT_GRADIENT);
  if (target === 0) return;
  clearInputGradient(stage, from, to, room);
  const stride = load<usize>(stage, STAGE_INPUT_STRIDE);
  for (let time = 0; time < load<i32>(stage, STAGE_STEPS); time++) {
    const gradient = load<usize>(stage, STAGE_GRADIENT) + (time * room + from) * stride;
    const share = shareOf(stage, time);
    for (let tap = 0; tap < load<i32>(stage, STAGE_WINDOW); tap++) {
      const step = stepUnder(stage, time, tap);
      if (isInside(stage, step)) {
        addTimes(target + (step * room + from) * stride, gradient, share, (to - from) * stride);
      }
    }
  }
}

/** 1 over how many steps of a window count. */
function shareOf(stage: usize, time: i32): v128 {
  let count = 0;
  for (let tap = 0; tap < load<i32>(stage, STAGE_WINDOW); tap++)
    count += i32(isInside(stage, stepUnder(stage, time, tap)));
  return f32x4.splat(1 / <f32>count);
}

function addTimes(target: usize, source: usize, factor: v128, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const sum = f32x4.add(v128.load(target + at), f32x4.mul(v128.load(source + at), factor));
    v128.store(target + at, sum);
  }
}
