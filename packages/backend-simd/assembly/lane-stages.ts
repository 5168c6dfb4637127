import {
  COPY,
  PARAM_STRIDE,
  PARAM_TRAINED,
  PROGRAM_STRIP,
  SOFTMAX,
  STAGE_BIAS,
  STAGE_GRADIENT,
  STAGE_INPUT,
  STAGE_INPUT_GRADIENT,
  STAGE_INPUT_STRIDE,
  STAGE_INPUTS,
  STAGE_KERNEL,
  STAGE_KIND,
  STAGE_STEPS,
  STAGE_STRIDE,
  STAGE_UNITS,
  STAGE_VALUES,
} from '../src/layout';
import { backwardCopy, forwardCopy } from './copy';
import { seenOf, valuesOf } from './dense';
import { laneProduct, WIDTH } from './lane-product';
import { softmaxGradientLanes, softmaxLanes } from './lane-softmax';
import { throughLinks } from './links';
import { update } from './optimizer';

// The stages of four models side by side.

export function forwardLane(stage: usize, input: usize, rows: i32): void {
  const kind = load<i32>(stage, STAGE_KIND);
  const lines = load<i32>(stage, STAGE_STEPS) * rows;
  const values = load<usize>(stage, STAGE_VALUES);
  if (kind === COPY) forwardCopy(stage, input, 0, rows, rows);
  else if (kind === SOFTMAX) softmaxLanes(values, input, lines, load<i32>(stage, STAGE_UNITS));
  else {
    const kernel = load<usize>(stage, STAGE_KERNEL);
    laneProduct(
      values,
      load<usize>(stage, STAGE_STRIDE),
      valuesOf(load<usize>(stage, STAGE_BIAS)),
      input,
      load<usize>(stage, STAGE_INPUT_STRIDE),
      WIDTH,
      seenOf(kernel),
      load<usize>(kernel, PARAM_STRIDE),
      WIDTH,
      lines,
      load<i32>(stage, STAGE_UNITS),
      load<i32>(stage, STAGE_INPUTS),
    );
  }
}

export function backwardLane(stage: usize, rows: i32): void {
  throughLinks(stage, 0, rows, rows);
  const target = load<usize>(stage, STAGE_INPUT_GRADIENT);
  if (target === 0) return;
  const kind = load<i32>(stage, STAGE_KIND);
  const lines = load<i32>(stage, STAGE_STEPS) * rows;
  const gradient = load<usize>(stage, STAGE_GRADIENT);
  const units = load<i32>(stage, STAGE_UNITS);
  if (kind === COPY) backwardCopy(stage, 0, rows, rows);
  else if (kind === SOFTMAX) softmaxGradientLanes(target, load<usize>(stage, STAGE_VALUES), gradient, lines, units);
  else {
    const kernel = load<usize>(stage, STAGE_KERNEL);
    laneProduct(
      target,
      load<usize>(stage, STAGE_INPUT_STRIDE),
      0,
      gradient,
      load<usize>(stage, STAGE_STRIDE),
      WIDTH,
      seenOf(kernel),
      WIDTH,
      load<usize>(kernel, PARAM_STRIDE),
      lines,
      load<i32>(stage, STAGE_INPUTS),
      units,
    );
  }
}

/** Gradient and update of a kernel, row after row of inputs, then of the bias: the kernel of an input that is always 1. */
export function updateLane(program: usize, stage: usize, rate: v128, rows: i32): void {
  const kernel = load<usize>(stage, STAGE_KERNEL);
  if (kernel === 0) return;
  const lines = load<i32>(stage, STAGE_STEPS) * rows;
  const units = load<i32>(stage, STAGE_UNITS);
  const stride = load<usize>(stage, STAGE_STRIDE);
  const inputStride = load<usize>(stage, STAGE_INPUT_STRIDE);
  const input = load<usize>(stage, STAGE_INPUT);
  const gradient = load<usize>(stage, STAGE_GRADIENT);
  const strip = load<usize>(program, PROGRAM_STRIP);
  const inputs = load<u32>(kernel, PARAM_TRAINED) === 0 ? 0 : load<i32>(stage, STAGE_INPUTS);
  for (let row = 0; row < inputs; row++) {
    laneProduct(strip, 0, 0, input + row * WIDTH, 0, inputStride, gradient, stride, WIDTH, 1, units, lines);
    update(program, kernel, rate, row * load<usize>(kernel, PARAM_STRIDE), strip, units * WIDTH);
  }
  const bias = load<usize>(stage, STAGE_BIAS);
  if (bias === 0 || load<u32>(bias, PARAM_TRAINED) === 0) return;
  for (let at: usize = 0; at < stride; at += WIDTH) {
    let sum = f32x4.splat(0);
    let from = gradient + at;
    for (let line = 0; line < lines; line++) {
      sum = f32x4.add(sum, v128.load(from));
      from += stride;
    }
    v128.store(strip + at, sum);
  }
  update(program, bias, rate, 0, strip, stride);
}
