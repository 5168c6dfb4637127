import {
  SIGMOID,
  STAGE_ACTIVATION,
  STAGE_BIAS,
  STAGE_CELL_GRADIENT,
  STAGE_CELL_RESULTS,
  STAGE_CELLS,
  STAGE_GATE_STRIDE,
  STAGE_RECURRENT_ACTIVATION,
  STAGE_START_CELLS,
  STAGE_STATE_GRADIENT,
  STAGE_STATES,
  STAGE_STEPS,
  STAGE_STRIDE,
  STAGE_UNITS,
  TANH,
} from '../src/layout';
import { anySlope, applyActivation, slopeOf } from './activations';
import { valuesOf } from './dense';
import { tailMask } from './links';
import { addResultGradient, gatesAt, inputGradient, inputProduct, stateGradient, stateProduct } from './recurrent';
import { multiplyAdd } from './vector';

// Gates i, f, c, o stand side by side, each padded to whole vectors. What every gate gave is kept in its place for the
// way back, which leaves gradients there.

function isUsual(stage: usize): bool {
  return load<i32>(stage, STAGE_ACTIVATION) === TANH && load<i32>(stage, STAGE_RECURRENT_ACTIVATION) === SIGMOID;
}

/** Where the cells before a step lie, from row `from` on. */
function cellsBefore(stage: usize, time: i32, from: i32, room: i32): usize {
  const stride = load<usize>(stage, STAGE_STRIDE);
  if (time === 0) return load<usize>(stage, STAGE_START_CELLS) + from * stride;
  return load<usize>(stage, STAGE_CELLS) + ((time - 1) * room + from) * stride;
}

export function forwardLstm(stage: usize, input: usize, from: i32, to: i32, room: i32, stateful: bool): void {
  const steps = load<i32>(stage, STAGE_STEPS);
  for (let time = 0; time < steps; time++) {
    const gates = gatesAt(stage, time, from, room);
    inputProduct(stage, gates, valuesOf(load<usize>(stage, STAGE_BIAS)), input, time, from, to, room);
    if (time > 0 || stateful) stateProduct(stage, gates, gates, time, from, to, room);
    forwardCells(stage, gates, time, from, to, room);
  }
}

/** c' = f c + i g, h = o activation(c'). */
function forwardCells(stage: usize, gates: usize, time: i32, from: i32, to: i32, room: i32): void {
  const kind = load<i32>(stage, STAGE_ACTIVATION);
  const gateKind = load<i32>(stage, STAGE_RECURRENT_ACTIVATION);
  const stride = load<usize>(stage, STAGE_STRIDE);
  const offset: usize = (time * room + from) * stride;
  let before = cellsBefore(stage, time, from, room);
  let cells = load<usize>(stage, STAGE_CELLS) + offset;
  for (let row = from; row < to; row++) {
    const candidateGate = gates + 2 * stride;
    applyActivation(gateKind, gates, gates, 2 * stride);
    applyActivation(kind, candidateGate, candidateGate, stride);
    applyActivation(gateKind, candidateGate + stride, candidateGate + stride, stride);
    for (const end = gates + stride; gates < end; gates += 16) {
      const kept = f32x4.mul(v128.load(gates), v128.load(gates + 2 * stride));
      v128.store(cells, multiplyAdd(v128.load(gates + stride), v128.load(before), kept));
      before += 16;
      cells += 16;
    }
    gates = candidateGate + 2 * stride;
  }
  cells = load<usize>(stage, STAGE_CELLS) + offset;
  const results = load<usize>(stage, STAGE_CELL_RESULTS) + offset;
  applyActivation(kind, results, cells, (to - from) * stride);
  forwardStates(stage, gatesAt(stage, time, from, room), results, load<usize>(stage, STAGE_STATES) + offset, to - from);
}

function forwardStates(stage: usize, gates: usize, results: usize, states: usize, rows: i32): void {
  const stride = load<usize>(stage, STAGE_STRIDE);
  const mask = tailMask(load<i32>(stage, STAGE_UNITS));
  for (let row = 0; row < rows; row++) {
    let gate = gates + 3 * stride;
    for (const end = gate + stride; gate < end; gate += 16) {
      let h = f32x4.mul(v128.load(gate), v128.load(results));
      if (gate + 16 === end) h = v128.and(h, mask);
      v128.store(states, h);
      results += 16;
      states += 16;
    }
    gates += 4 * stride;
  }
}

export function backwardLstm(stage: usize, from: i32, to: i32, room: i32): void {
  const stride = load<usize>(stage, STAGE_STRIDE);
  const bytes: usize = (to - from) * stride;
  memory.fill(load<usize>(stage, STAGE_STATE_GRADIENT) + from * stride, 0, bytes);
  memory.fill(load<usize>(stage, STAGE_CELL_GRADIENT) + from * stride, 0, bytes);
  for (let time = load<i32>(stage, STAGE_STEPS) - 1; time >= 0; time--) {
    addResultGradient(stage, time, from, to, room);
    const gates = gatesAt(stage, time, from, room);
    if (isUsual(stage)) backwardCells(true, stage, gates, time, from, to, room);
    else backwardCells(false, stage, gates, time, from, to, room);
    if (time > 0) stateGradient(stage, gates, from, to, false);
    inputGradient(stage, gates, time, from, to, room);
  }
}

// @inline
function backwardCells(usual: bool, stage: usize, gates: usize, time: i32, from: i32, to: i32, room: i32): void {
  const kind = load<i32>(stage, STAGE_ACTIVATION);
  const gateKind = load<i32>(stage, STAGE_RECURRENT_ACTIVATION);
  const stride = load<usize>(stage, STAGE_STRIDE);
  const gateStride = load<usize>(stage, STAGE_GATE_STRIDE);
  const mask = tailMask(load<i32>(stage, STAGE_UNITS));
  const all = i32x4.splat(-1);
  let before = cellsBefore(stage, time, from, room);
  let results = load<usize>(stage, STAGE_CELL_RESULTS) + (time * room + from) * stride;
  let stateGradient = load<usize>(stage, STAGE_STATE_GRADIENT) + from * stride;
  let cellGradient = load<usize>(stage, STAGE_CELL_GRADIENT) + from * stride;
  for (let row = from; row < to; row++) {
    const end = gates + stride;
    for (let gate = gates; gate < end; gate += 16) {
      const forgetGate = gate + stride;
      const candidateGate = forgetGate + stride;
      const outputGate = candidateGate + stride;
      const keep = gate + 16 === end ? mask : all;
      const i = v128.load(gate);
      const f = v128.load(forgetGate);
      const g = v128.load(candidateGate);
      const o = v128.load(outputGate);
      const result = v128.load(results);
      const dh = v128.and(v128.load(stateGradient), keep);
      const resultSlope = usual ? slopeOf(TANH, result) : anySlope(kind, result);
      const dc = multiplyAdd(f32x4.mul(dh, o), resultSlope, v128.and(v128.load(cellGradient), keep));
      const iSlope = usual ? slopeOf(SIGMOID, i) : anySlope(gateKind, i);
      const fSlope = usual ? slopeOf(SIGMOID, f) : anySlope(gateKind, f);
      const gSlope = usual ? slopeOf(TANH, g) : anySlope(kind, g);
      const oSlope = usual ? slopeOf(SIGMOID, o) : anySlope(gateKind, o);
      v128.store(gate, f32x4.mul(f32x4.mul(dc, g), iSlope));
      v128.store(forgetGate, f32x4.mul(f32x4.mul(dc, v128.load(before)), fSlope));
      v128.store(candidateGate, f32x4.mul(f32x4.mul(dc, i), gSlope));
      v128.store(outputGate, f32x4.mul(f32x4.mul(dh, result), oSlope));
      v128.store(cellGradient, f32x4.mul(dc, f));
      before += 16;
      results += 16;
      stateGradient += 16;
      cellGradient += 16;
    }
    gates += gateStride;
  }
}
