import {
  STAGE_GRADIENT,
  STAGE_INPUT_GRADIENT,
  STAGE_STEPS,
  STAGE_STRIDE,
  STAGE_UNITS,
  STAGE_VALUES,
} from '../src/layout';
import { tailMask } from './links';
import { exp, sumOfLanes } from './vector';

/** e^(x - greatest x) over its sum, for each of some lines. */
export function softmaxLines(to: usize, from: usize, lines: i32, stride: usize, units: i32): void {
  for (let line = 0; line < lines; line++) {
    softmaxLine(to, from, stride, units);
    to += stride;
    from += stride;
  }
}

function softmaxLine(to: usize, from: usize, stride: usize, units: i32): void {
  let greatest = load<f32>(from);
  for (let at = from + 4, end = from + ((<usize>units) << 2); at < end; at += 4) {
    const x = load<f32>(at);
    if (x > greatest || Number.isNaN(x)) greatest = x;
  }
  const shift = f32x4.splat(greatest);
  const last = stride - 16;
  let sums = f32x4.splat(0);
  for (let at: usize = 0; at < stride; at += 16) {
    let power = exp(f32x4.sub(v128.load(from + at), shift));
    if (at === last) power = v128.and(power, tailMask(units));
    v128.store(to + at, power);
    sums = f32x4.add(sums, power);
  }
  const total = sumOfLanes(sums);
  for (let at: usize = 0; at < stride; at += 16) v128.store(to + at, f32x4.div(v128.load(to + at), total));
}

export function forwardSoftmax(stage: usize, input: usize, from: i32, to: i32, room: i32): void {
  const stride = load<usize>(stage, STAGE_STRIDE);
  const units = load<i32>(stage, STAGE_UNITS);
  const steps = load<i32>(stage, STAGE_STEPS);
  for (let time = 0; time < steps; time++) {
    const at: usize = (time * room + from) * stride;
    softmaxLines(load<usize>(stage, STAGE_VALUES) + at, input + at, to - from, stride, units);
  }
}

/** y (gradient - sum of gradient y). */
export function backwardSoftmax(stage: usize, from: i32, to: i32, room: i32): void {
  const target = load<usize>(stage, STAGE_INPUT_GRADIENT);
  if (target === 0) return;
  const stride = load<usize>(stage, STAGE_STRIDE);
  const steps = load<i32>(stage, STAGE_STEPS);
  for (let time = 0; time < steps; time++) {
    for (let row = from; row < to; row++) {
      const at: usize = (time * room + row) * stride;
      softmaxGradient(
        target + at,
        load<usize>(stage, STAGE_VALUES) + at,
        load<usize>(stage, STAGE_GRADIENT) + at,
        stride,
      );
    }
  }
}

function softmaxGradient(to: usize, y: usize, gradient: usize, stride: usize): void {
  let sums = f32x4.splat(0);
  for (let at: usize = 0; at < stride; at += 16) {
    sums = f32x4.add(sums, f32x4.mul(v128.load(y + at), v128.load(gradient + at)));
  }
  const total = sumOfLanes(sums);
  for (let at: usize = 0; at < stride; at += 16) {
    v128.store(to + at, f32x4.mul(v128.load(y + at), f32x4.sub(v128.load(gradient + at), total)));
  }
}
