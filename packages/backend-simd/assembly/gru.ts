import {
  PARAM_STRIDE,
  STAGE_ACTIVATION,
  STAGE_BIAS,
  STAGE_GATE_STRIDE,
  STAGE_GATES,
  STAGE_RECURRENT_ACTIVATION,
  STAGE_RECURRENT_GATES,
  STAGE_STATE_GRADIENT,
  STAGE_STATES,
  STAGE_STEPS,
  STAGE_STRIDE,
  STAGE_UNITS,
} from '../src/layout';
import { anySlope, applyActivation } from './activations';
import { valuesOf } from './dense';
import { tailMask } from './links';
import {
  addResultGradient,
  gatesAt,
  inputGradient,
  inputProduct,
  stateGradient,
  stateProduct,
  statesBefore,
} from './recurrent';
import { multiplyAdd } from './vector';

// Gates z, r, h stand side by side, each padded to whole vectors. The products of input and states are kept apart: the
// reset gate scales the second one of the candidate.

export function forwardGru(stage: usize, input: usize, from: i32, to: i32, room: i32): void {
  const steps = load<i32>(stage, STAGE_STEPS);
  const bias = load<usize>(stage, STAGE_BIAS);
  const stateBias = bias === 0 ? 0 : valuesOf(bias) + load<usize>(bias, PARAM_STRIDE);
  const distance = load<usize>(stage, STAGE_RECURRENT_GATES) - load<usize>(stage, STAGE_GATES);
  for (let time = 0; time < steps; time++) {
    const gates = gatesAt(stage, time, from, room);
    inputProduct(stage, gates, valuesOf(bias), input, time, from, to, room);
    // At the first step too: states of zero leave the bias.
    stateProduct(stage, gates + distance, stateBias, time, from, to, room);
    forwardCells(stage, gates, gates + distance, time, from, to, room);
  }
}

/** h' = z h + (1 - z) candidate. */
function forwardCells(stage: usize, gates: usize, recurrent: usize, time: i32, from: i32, to: i32, room: i32): void {
  const kind = load<i32>(stage, STAGE_ACTIVATION);
  const gateKind = load<i32>(stage, STAGE_RECURRENT_ACTIVATION);
  const stride = load<usize>(stage, STAGE_STRIDE);
  const mask = tailMask(load<i32>(stage, STAGE_UNITS));
  const one = f32x4.splat(1);
  let before = statesBefore(stage, time, from, room);
  let states = load<usize>(stage, STAGE_STATES) + (time * room + from) * stride;
  for (let row = from; row < to; row++) {
    for (let at: usize = 0; at < 2 * stride; at += 16) {
      v128.store(gates + at, f32x4.add(v128.load(gates + at), v128.load(recurrent + at)));
    }
    applyActivation(gateKind, gates, gates, 2 * stride);
    const candidateGate = gates + 2 * stride;
    for (let at: usize = 0; at < stride; at += 16) {
      const product = v128.load(recurrent + 2 * stride + at);
      const sum = multiplyAdd(v128.load(gates + stride + at), product, v128.load(candidateGate + at));
      v128.store(candidateGate + at, sum);
    }
    applyActivation(kind, candidateGate, candidateGate, stride);
    for (let at: usize = 0; at < stride; at += 16) {
      const z = v128.load(gates + at);
      const candidate = v128.load(candidateGate + at);
      let h = f32x4.add(f32x4.mul(z, v128.load(before)), f32x4.mul(f32x4.sub(one, z), candidate));
      if (at + 16 === stride) h = v128.and(h, mask);
      v128.store(states, h);
      before += 16;
      states += 16;
    }
    gates += 3 * stride;
    recurrent += 3 * stride;
  }
}

/** Leaves the gradients of both products in their places. */
export function backwardGru(stage: usize, from: i32, to: i32, room: i32): void {
  const stride = load<usize>(stage, STAGE_STRIDE);
  const distance = load<usize>(stage, STAGE_RECURRENT_GATES) - load<usize>(stage, STAGE_GATES);
  memory.fill(load<usize>(stage, STAGE_STATE_GRADIENT) + from * stride, 0, (to - from) * stride);
  for (let time = load<i32>(stage, STAGE_STEPS) - 1; time >= 0; time--) {
    addResultGradient(stage, time, from, to, room);
    const gates = gatesAt(stage, time, from, room);
    backwardCells(stage, gates, gates + distance, time, from, to, room);
    if (time > 0) stateGradient(stage, gates + distance, from, to, true);
    inputGradient(stage, gates, time, from, to, room);
  }
}

/** The gradient of the states before is left at what went past the gates: z times that of the states after. */
function backwardCells(stage: usize, gates: usize, recurrent: usize, time: i32, from: i32, to: i32, room: i32): void {
  const kind = load<i32>(stage, STAGE_ACTIVATION);
  const gateKind = load<i32>(stage, STAGE_RECURRENT_ACTIVATION);
  const stride = load<usize>(stage, STAGE_STRIDE);
  const skipped = load<usize>(stage, STAGE_GATE_STRIDE) - stride;
  const mask = tailMask(load<i32>(stage, STAGE_UNITS));
  const all = i32x4.splat(-1);
  const one = f32x4.splat(1);
  let before = statesBefore(stage, time, from, room);
  let gradient = load<usize>(stage, STAGE_STATE_GRADIENT) + from * stride;
  for (let row = from; row < to; row++) {
    for (let at: usize = 0; at < stride; at += 16) {
      const resetGate = gates + stride;
      const candidateGate = resetGate + stride;
      const dh = v128.and(v128.load(gradient), at + 16 === stride ? mask : all);
      const z = v128.load(gates);
      const r = v128.load(resetGate);
      const candidate = v128.load(candidateGate);
      const product = v128.load(recurrent + 2 * stride);
      const dCandidate = f32x4.mul(f32x4.mul(dh, f32x4.sub(one, z)), anySlope(kind, candidate));
      const dz = f32x4.mul(f32x4.mul(dh, f32x4.sub(v128.load(before), candidate)), anySlope(gateKind, z));
      const dr = f32x4.mul(f32x4.mul(dCandidate, product), anySlope(gateKind, r));
      v128.store(gates, dz);
      v128.store(resetGate, dr);
      v128.store(candidateGate, dCandidate);
      v128.store(recurrent, dz);
      v128.store(recurrent + stride, dr);
      v128.store(recurrent + 2 * stride, f32x4.mul(dCandidate, r));
      v128.store(gradient, f32x4.mul(dh, z));
      before += 16;
      gradient += 16;
      gates += 16;
      recurrent += 16;
    }
    gates += skipped;
    recurrent += skipped;
  }
}
