import {
  PARAM_SEEN,
  PARAM_STRIDE,
  PARAM_TRANSPOSED,
  PARAM_TRANSPOSED_STRIDE,
  PARAM_VALUES,
  STAGE_BIAS,
  STAGE_GRADIENT,
  STAGE_INPUT_GRADIENT,
  STAGE_INPUT_STRIDE,
  STAGE_INPUTS,
  STAGE_KERNEL,
  STAGE_STEPS,
  STAGE_STRIDE,
  STAGE_UNITS,
  STAGE_VALUES,
} from '../src/layout';
import { WHOLE } from './extent';
import { product } from './product';

/** Where what stages see of a parameter lies; 0 where there is no parameter. */
// @inline
export function valuesOf(param: usize): usize {
  return param === 0 ? 0 : seenOf(param);
}

/** The same of one that there is. */
// @inline
export function seenOf(param: usize): usize {
  return WHOLE ? load<usize>(param, PARAM_SEEN) : load<usize>(param, PARAM_VALUES);
}

/** values = input kernel + bias, for rows `from` to `to` of every step. */
export function forwardDense(stage: usize, input: usize, from: i32, to: i32, room: i32): void {
  const kernel = load<usize>(stage, STAGE_KERNEL);
  const stride = load<usize>(stage, STAGE_STRIDE);
  const inputStride = load<usize>(stage, STAGE_INPUT_STRIDE);
  const steps = load<i32>(stage, STAGE_STEPS);
  for (let time = 0; time < steps; time++) {
    const line = time * room + from;
    product(
      load<usize>(stage, STAGE_VALUES) + line * stride,
      stride,
      valuesOf(load<usize>(stage, STAGE_BIAS)),
      input + line * inputStride,
      inputStride,
      seenOf(kernel),
      load<usize>(kernel, PARAM_STRIDE),
      to - from,
      stride,
      load<i32>(stage, STAGE_INPUTS),
    );
  }
}

/** The gradient of the input, where somebody needs it. */
export function backwardDense(stage: usize, from: i32, to: i32, room: i32): void {
  const gradient = load<usize>(stage, STAGE_INPUT_GRADIENT);
  if (gradient === 0) return;
  const kernel = load<usize>(stage, STAGE_KERNEL);
  const stride = load<usize>(stage, STAGE_STRIDE);
  const inputStride = load<usize>(stage, STAGE_INPUT_STRIDE);
  const steps = load<i32>(stage, STAGE_STEPS);
  for (let time = 0; time < steps; time++) {
    const line = time * room + from;
    product(
      gradient + line * inputStride,
      inputStride,
      0,
      load<usize>(stage, STAGE_GRADIENT) + line * stride,
      stride,
      load<usize>(kernel, PARAM_TRANSPOSED),
      load<usize>(kernel, PARAM_TRANSPOSED_STRIDE),
      to - from,
      inputStride,
      load<i32>(stage, STAGE_UNITS),
    );
  }
}
