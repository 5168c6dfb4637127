import {
  LSTM,
  PARAM_STRIDE,
  PARAM_TRANSPOSED,
  PARAM_TRANSPOSED_STRIDE,
  STAGE_CELLS,
  STAGE_GATE_STRIDE,
  STAGE_GATES,
  STAGE_GRADIENT,
  STAGE_INPUT_GRADIENT,
  STAGE_INPUT_STRIDE,
  STAGE_INPUTS,
  STAGE_KERNEL,
  STAGE_KIND,
  STAGE_RECURRENT,
  STAGE_SEQUENCES,
  STAGE_START,
  STAGE_START_CELLS,
  STAGE_STATE_GRADIENT,
  STAGE_STATES,
  STAGE_STEPS,
  STAGE_STRIDE,
  STAGE_UNITS,
} from '../src/layout';
import { seenOf } from './dense';
import { product } from './product';

// What recurrent stages have in common. Buffers hold step after step, in each the rows of the batch; the states of step
// t lie at step t of the stage's states, those before the first step in a place of their own.

/** Where the states before a step lie, from row `from` on. */
export function statesBefore(stage: usize, time: i32, from: i32, room: i32): usize {
  const stride = load<usize>(stage, STAGE_STRIDE);
  if (time === 0) return load<usize>(stage, STAGE_START) + from * stride;
  return load<usize>(stage, STAGE_STATES) + ((time - 1) * room + from) * stride;
}

/** The result: the states of all steps, or of the last. */
export function recurrentResult(stage: usize, room: i32): usize {
  const states = load<usize>(stage, STAGE_STATES);
  if (load<u32>(stage, STAGE_SEQUENCES) !== 0) return states;
  return states + (load<i32>(stage, STAGE_STEPS) - 1) * room * load<usize>(stage, STAGE_STRIDE);
}

/** gates = start + input kernel, for some rows of one step. */
export function inputProduct(
  stage: usize,
  gates: usize,
  start: usize,
  input: usize,
  time: i32,
  from: i32,
  to: i32,
  room: i32,
): void {
  const kernel = load<usize>(stage, STAGE_KERNEL);
  const inputStride = load<usize>(stage, STAGE_INPUT_STRIDE);
  const gateStride = load<usize>(stage, STAGE_GATE_STRIDE);
  product(
    gates,
    gateStride,
    start,
    input + (time * room + from) * inputStride,
    inputStride,
    seenOf(kernel),
    load<usize>(kernel, PARAM_STRIDE),
    to - from,
    gateStride,
    load<i32>(stage, STAGE_INPUTS),
  );
}

/** gates = start + states before kernel, for some rows of one step; `start` may be the gates. */
export function stateProduct(stage: usize, gates: usize, start: usize, time: i32, from: i32, to: i32, room: i32): void {
  const recurrent = load<usize>(stage, STAGE_RECURRENT);
  const gateStride = load<usize>(stage, STAGE_GATE_STRIDE);
  product(
    gates,
    gateStride,
    start,
    statesBefore(stage, time, from, room),
    load<usize>(stage, STAGE_STRIDE),
    seenOf(recurrent),
    load<usize>(recurrent, PARAM_STRIDE),
    to - from,
    gateStride,
    load<i32>(stage, STAGE_UNITS),
  );
}

/** The gradient of the states before a step, from that of the gates that read them; added to what it is, or not. */
export function stateGradient(stage: usize, gates: usize, from: i32, to: i32, adding: bool): void {
  const recurrent = load<usize>(stage, STAGE_RECURRENT);
  const stride = load<usize>(stage, STAGE_STRIDE);
  const gateStride = load<usize>(stage, STAGE_GATE_STRIDE);
  const gradient = load<usize>(stage, STAGE_STATE_GRADIENT) + from * stride;
  product(
    gradient,
    stride,
    adding ? gradient : 0,
    gates,
    gateStride,
    load<usize>(recurrent, PARAM_TRANSPOSED),
    load<usize>(recurrent, PARAM_TRANSPOSED_STRIDE),
    to - from,
    stride,
    <i32>(gateStride >> 2),
  );
}

/** The gradient of the input at a step, where somebody needs it. */
export function inputGradient(stage: usize, gates: usize, time: i32, from: i32, to: i32, room: i32): void {
  const gradient = load<usize>(stage, STAGE_INPUT_GRADIENT);
  if (gradient === 0) return;
  const kernel = load<usize>(stage, STAGE_KERNEL);
  const inputStride = load<usize>(stage, STAGE_INPUT_STRIDE);
  const gateStride = load<usize>(stage, STAGE_GATE_STRIDE);
  product(
    gradient + (time * room + from) * inputStride,
    inputStride,
    0,
    gates,
    gateStride,
    load<usize>(kernel, PARAM_TRANSPOSED),
    load<usize>(kernel, PARAM_TRANSPOSED_STRIDE),
    to - from,
    inputStride,
    <i32>(gateStride >> 2),
  );
}

/** Adds the gradient of the result at a step, if the result has that step, to that of the states. */
export function addResultGradient(stage: usize, time: i32, from: i32, to: i32, room: i32): void {
  const sequences = load<u32>(stage, STAGE_SEQUENCES) !== 0;
  if (!sequences && time !== load<i32>(stage, STAGE_STEPS) - 1) return;
  const stride = load<usize>(stage, STAGE_STRIDE);
  const bytes: usize = (to - from) * stride;
  const target = load<usize>(stage, STAGE_STATE_GRADIENT) + from * stride;
  const source = load<usize>(stage, STAGE_GRADIENT) + ((sequences ? time * room : 0) + from) * stride;
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(target + at, f32x4.add(v128.load(target + at), v128.load(source + at)));
  }
}

/** Where the gates of a step begin, from row `from` on. */
// @inline
export function gatesAt(stage: usize, time: i32, from: i32, room: i32): usize {
  return load<usize>(stage, STAGE_GATES) + (time * room + from) * load<usize>(stage, STAGE_GATE_STRIDE);
}

/** The last step's state becomes the one before the first. */
export function keepState(stage: usize, room: i32): void {
  const bytes = room * load<usize>(stage, STAGE_STRIDE);
  const last: usize = (load<i32>(stage, STAGE_STEPS) - 1) * bytes;
  memory.copy(load<usize>(stage, STAGE_START), load<usize>(stage, STAGE_STATES) + last, bytes);
  if (load<i32>(stage, STAGE_KIND) !== LSTM) return;
  memory.copy(load<usize>(stage, STAGE_START_CELLS), load<usize>(stage, STAGE_CELLS) + last, bytes);
}
