import {
  STAGE_BEFORE,
  STAGE_DILATION,
  STAGE_GRADIENT,
  STAGE_INPUT_GRADIENT,
  STAGE_INPUT_STEPS,
  STAGE_INPUT_STRIDE,
  STAGE_INPUTS,
  STAGE_STEPS,
  STAGE_STRIDE,
  STAGE_VALUES,
  STAGE_WINDOW,
  STAGE_WINDOW_STRIDE,
} from '../src/layout';
import { addNumbers, copyNumbers } from './numbers';

// Windows over the steps of the input. A convolution is a product over lines in which a window's steps stand side by
// side: from there on it is a dense layer, whose kernel has the same order. Steps outside the input are zeros.

/** The step of the input under a tap of a window; it may lie outside. */
// @inline
export function stepUnder(stage: usize, time: i32, tap: i32): i32 {
  const start = time * load<i32>(stage, STAGE_WINDOW_STRIDE) - load<i32>(stage, STAGE_BEFORE);
  return start + tap * load<i32>(stage, STAGE_DILATION);
}

/** Whether the input has that step. */
// @inline
export function isInside(stage: usize, step: i32): bool {
  return <u32>step < load<u32>(stage, STAGE_INPUT_STEPS);
}

export function forwardWindows(stage: usize, input: usize, from: i32, to: i32, room: i32): void {
  const steps = load<i32>(stage, STAGE_STEPS);
  const taps = load<i32>(stage, STAGE_WINDOW);
  const stride = load<usize>(stage, STAGE_STRIDE);
  const inputStride = load<usize>(stage, STAGE_INPUT_STRIDE);
  const bytes = load<usize>(stage, STAGE_INPUTS) << 2;
  for (let time = 0; time < steps; time++) {
    let to0 = load<usize>(stage, STAGE_VALUES) + (time * room + from) * stride;
    for (let tap = 0; tap < taps; tap++) {
      const step = stepUnder(stage, time, tap);
      const source = isInside(stage, step) ? input + (step * room + from) * inputStride : 0;
      takeTap(to0, stride, source, inputStride, bytes, to - from);
      to0 += bytes;
    }
  }
}

/** One tap of a window, for all rows; 0 for a source outside. */
function takeTap(target: usize, stride: usize, source: usize, sourceStride: usize, bytes: usize, rows: i32): void {
  for (let row = 0; row < rows; row++) {
    if (source === 0) memory.fill(target, 0, bytes);
    else {
      copyNumbers(target, source, bytes);
      source += sourceStride;
    }
    target += stride;
  }
}

/** Every step's gradient is the sum of those of the windows that it stands in. */
export function backwardWindows(stage: usize, from: i32, to: i32, room: i32): void {
  const target = load<usize>(stage, STAGE_INPUT_GRADIENT);
  if (target === 0) return;
  const steps = load<i32>(stage, STAGE_STEPS);
  const taps = load<i32>(stage, STAGE_WINDOW);
  const stride = load<usize>(stage, STAGE_STRIDE);
  const inputStride = load<usize>(stage, STAGE_INPUT_STRIDE);
  const bytes = load<usize>(stage, STAGE_INPUTS) << 2;
  clearInputGradient(stage, from, to, room);
  for (let time = 0; time < steps; time++) {
    let tapped = load<usize>(stage, STAGE_GRADIENT) + (time * room + from) * stride;
    for (let tap = 0; tap < taps; tap++) {
      const step = stepUnder(stage, time, tap);
      if (isInside(stage, step)) {
        giveTap(target + (step * room + from) * inputStride, inputStride, tapped, stride, bytes, to - from);
      }
      tapped += bytes;
    }
  }
}

function giveTap(target: usize, stride: usize, source: usize, sourceStride: usize, bytes: usize, rows: i32): void {
  for (let row = 0; row < rows; row++) {
    addNumbers(target, source, bytes);
    target += stride;
    source += sourceStride;
  }
}

/** Zeros for some rows of every step. */
export function clearInputGradient(stage: usize, from: i32, to: i32, room: i32): void {
  const stride = load<usize>(stage, STAGE_INPUT_STRIDE);
  const steps = load<i32>(stage, STAGE_INPUT_STEPS);
  const target = load<usize>(stage, STAGE_INPUT_GRADIENT);
  for (let step = 0; step < steps; step++) memory.fill(target + (step * room + from) * stride, 0, (to - from) * stride);
}
