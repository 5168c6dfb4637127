import {
  STAGE_ACTIVATION,
  STAGE_BIAS,
  STAGE_STATE_GRADIENT,
  STAGE_STATES,
  STAGE_STEPS,
  STAGE_STRIDE,
  STAGE_UNITS,
} from '../src/layout';
import { anySlope, applyActivation } from './activations';
import { valuesOf } from './dense';
import { tailMask } from './links';
import { addResultGradient, gatesAt, inputGradient, inputProduct, stateGradient, stateProduct } from './recurrent';

/** h' = activation(x kernel + h recurrent + bias), step after step. */
export function forwardSimpleRnn(stage: usize, input: usize, from: i32, to: i32, room: i32, stateful: bool): void {
  const steps = load<i32>(stage, STAGE_STEPS);
  const stride = load<usize>(stage, STAGE_STRIDE);
  const kind = load<i32>(stage, STAGE_ACTIVATION);
  const mask = tailMask(load<i32>(stage, STAGE_UNITS));
  for (let time = 0; time < steps; time++) {
    const gates = gatesAt(stage, time, from, room);
    inputProduct(stage, gates, valuesOf(load<usize>(stage, STAGE_BIAS)), input, time, from, to, room);
    if (time > 0 || stateful) stateProduct(stage, gates, gates, time, from, to, room);
    const states = load<usize>(stage, STAGE_STATES) + (time * room + from) * stride;
    const end = states + (to - from) * stride;
    applyActivation(kind, states, gates, (to - from) * stride);
    for (let last = states + stride - 16; last < end; last += stride) v128.store(last, v128.and(v128.load(last), mask));
  }
}

/** Gradients of the gates in their place, of states and input, from the last step to the first. */
export function backwardSimpleRnn(stage: usize, from: i32, to: i32, room: i32): void {
  const stride = load<usize>(stage, STAGE_STRIDE);
  const kind = load<i32>(stage, STAGE_ACTIVATION);
  const bytes: usize = (to - from) * stride;
  const gradient = load<usize>(stage, STAGE_STATE_GRADIENT) + from * stride;
  memory.fill(gradient, 0, bytes);
  for (let time = load<i32>(stage, STAGE_STEPS) - 1; time >= 0; time--) {
    addResultGradient(stage, time, from, to, room);
    const gates = gatesAt(stage, time, from, room);
    const states = load<usize>(stage, STAGE_STATES) + (time * room + from) * stride;
    for (let at: usize = 0; at < bytes; at += 16) {
      v128.store(gates + at, f32x4.mul(v128.load(gradient + at), anySlope(kind, v128.load(states + at))));
    }
    if (time > 0) stateGradient(stage, gates, from, to, false);
    inputGradient(stage, gates, time, from, to, room);
  }
}
