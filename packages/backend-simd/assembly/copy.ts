import { STAGE_GRADIENT, STAGE_INPUT_GRADIENT, STAGE_STEPS, STAGE_STRIDE, STAGE_VALUES } from '../src/layout';

/** Takes some rows over as they are, for links to change. */
export function forwardCopy(stage: usize, input: usize, from: i32, to: i32, room: i32): void {
  copyRows(stage, load<usize>(stage, STAGE_VALUES), input, from, to, room);
}

export function backwardCopy(stage: usize, from: i32, to: i32, room: i32): void {
  const gradient = load<usize>(stage, STAGE_INPUT_GRADIENT);
  if (gradient !== 0) copyRows(stage, gradient, load<usize>(stage, STAGE_GRADIENT), from, to, room);
}

function copyRows(stage: usize, target: usize, source: usize, from: i32, to: i32, room: i32): void {
  const stride = load<usize>(stage, STAGE_STRIDE);
  const steps = load<i32>(stage, STAGE_STEPS);
  for (let time = 0; time < steps; time++) {
    const at: usize = (time * room + from) * stride;
    memory.copy(target + at, source + at, (to - from) * stride);
  }
}
