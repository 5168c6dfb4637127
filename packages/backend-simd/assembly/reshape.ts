import {
  STAGE_GRADIENT,
  STAGE_INPUT_GRADIENT,
  STAGE_INPUT_STEPS,
  STAGE_INPUT_STRIDE,
  STAGE_INPUTS,
  STAGE_STEPS,
  STAGE_STRIDE,
  STAGE_UNITS,
  STAGE_VALUES,
} from '../src/layout';
import { copyNumbers } from './numbers';

// The numbers of a row, line after line, into lines of another length. Rows of a step lie beside each other, so the lines
// of a row are `room` lines apart.

export function forwardReshape(stage: usize, input: usize, from: i32, to: i32, room: i32): void {
  const stride = load<usize>(stage, STAGE_STRIDE);
  const inputStride = load<usize>(stage, STAGE_INPUT_STRIDE);
  const units = load<usize>(stage, STAGE_UNITS) << 2;
  const inputs = load<usize>(stage, STAGE_INPUTS) << 2;
  const bytes = load<i32>(stage, STAGE_STEPS) * units;
  const values = load<usize>(stage, STAGE_VALUES);
  for (let row = from; row < to; row++) {
    moveRow(values + row * stride, room * stride, units, input + row * inputStride, room * inputStride, inputs, bytes);
  }
}

export function backwardReshape(stage: usize, from: i32, to: i32, room: i32): void {
  const target = load<usize>(stage, STAGE_INPUT_GRADIENT);
  if (target === 0) return;
  const stride = load<usize>(stage, STAGE_STRIDE);
  const inputStride = load<usize>(stage, STAGE_INPUT_STRIDE);
  const units = load<usize>(stage, STAGE_UNITS) << 2;
  const inputs = load<usize>(stage, STAGE_INPUTS) << 2;
  const bytes = load<i32>(stage, STAGE_INPUT_STEPS) * inputs;
  const gradient = load<usize>(stage, STAGE_GRADIENT);
  for (let row = from; row < to; row++) {
    moveRow(
      target + row * inputStride,
      room * inputStride,
      inputs,
      gradient + row * stride,
      room * stride,
      units,
      bytes,
    );
  }
}

/** `bytes` of a row in all; strides from line to line of it, and how many bytes of a line count. */
function moveRow(
  target: usize,
  stride: usize,
  count: usize,
  source: usize,
  sourceStride: usize,
  sourceCount: usize,
  bytes: usize,
): void {
  let within: usize = 0;
  let sourceWithin: usize = 0;
  while (bytes > 0) {
    const stretch = min(count - within, sourceCount - sourceWithin);
    copyNumbers(target + within, source + sourceWithin, stretch);
    bytes -= stretch;
    within += stretch;
    sourceWithin += stretch;
    if (within === count) {
      within = 0;
      target += stride;
    }
    if (sourceWithin === sourceCount) {
      sourceWithin = 0;
      source += sourceStride;
    }
  }
}
