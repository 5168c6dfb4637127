import {
  CONTROL_FROM,
  CONTROL_PROGRAM,
  CONTROL_TO,
  COPY,
  DENSE,
  GRU,
  LSTM,
  PROGRAM_BATCH_SIZE,
  PROGRAM_INPUT,
  PROGRAM_LOSSES,
  PROGRAM_MOMENTS,
  PROGRAM_NORMED,
  PROGRAM_RATES,
  PROGRAM_STAGE_AT_WORK,
  PROGRAM_STAGE_COUNT,
  PROGRAM_STAGES,
  PROGRAM_STATEFUL,
  PROGRAM_STEP,
  SIMPLE_RNN,
  SOFTMAX,
  STAGE_CELLS,
  STAGE_GRADIENT,
  STAGE_INPUT,
  STAGE_KIND,
  STAGE_SIZE,
  STAGE_START,
  STAGE_START_CELLS,
  STAGE_STATES,
  STAGE_STEPS,
  STAGE_STRIDE,
  STAGE_VALUES,
} from '../src/layout';
import { backwardCopy, forwardCopy } from './copy';
import { backwardDense, forwardDense } from './dense';
import { backwardGru, forwardGru } from './gru';
import { applyLinks, throughLinks } from './links';
import { predict, rowLosses, scatter, sumOfLosses } from './loss';
import { backwardLstm, forwardLstm } from './lstm';
import { constrainNorms, flushMoments, penalty, updateStage } from './parameters';
import { recurrentResult } from './recurrent';
import { gather } from './rows';
import { backwardSimpleRnn, forwardSimpleRnn } from './simple-rnn';
import { backwardSoftmax, forwardSoftmax } from './softmax';
import { awaitInvitation, invite, meetFirst, meetSecond, parting, staysAfterParting } from './threads';

// Stages hold `room` rows a step: those of the batch, padded to a multiple of four; a row alone stays alone.

// @inline
function stageAt(program: usize, index: i32): usize {
  return load<usize>(program, PROGRAM_STAGES) + index * STAGE_SIZE;
}

// @inline
function lastStage(program: usize): usize {
  return stageAt(program, load<i32>(program, PROGRAM_STAGE_COUNT) - 1);
}

/** All stages in order, for some rows of the batch that was gathered; gives where the result lies. */
function forward(program: usize, step: u32, from: i32, to: i32, room: i32, training: bool): usize {
  const count = load<i32>(program, PROGRAM_STAGE_COUNT);
  const stateful = load<u32>(program, PROGRAM_STATEFUL) !== 0;
  let values = load<usize>(program, PROGRAM_INPUT);
  for (let index = 0; index < count; index++) {
    const stage = stageAt(program, index);
    store<i32>(program, index, PROGRAM_STAGE_AT_WORK);
    store<usize>(stage, values, STAGE_INPUT);
    values = forwardStage(stage, values, from, to, room, stateful);
    applyLinks(program, step, stage, from, to, room, training);
  }
  return values;
}

function forwardStage(stage: usize, input: usize, from: i32, to: i32, room: i32, stateful: bool): usize {
  const kind = load<i32>(stage, STAGE_KIND);
  if (kind === DENSE) forwardDense(stage, input, from, to, room);
  else if (kind === COPY) forwardCopy(stage, input, from, to, room);
  else if (kind === SOFTMAX) forwardSoftmax(stage, input, from, to, room);
  else {
    if (kind === LSTM) forwardLstm(stage, input, from, to, room, stateful);
    else if (kind === GRU) forwardGru(stage, input, from, to, room);
    else forwardSimpleRnn(stage, input, from, to, room, stateful);
    if (stateful) keepState(stage, room);
    return recurrentResult(stage, room);
  }
  return load<usize>(stage, STAGE_VALUES);
}

/** The last step's state becomes the one before the first. */
function keepState(stage: usize, room: i32): void {
  const bytes = room * load<usize>(stage, STAGE_STRIDE);
  const last: usize = (load<i32>(stage, STAGE_STEPS) - 1) * bytes;
  memory.copy(load<usize>(stage, STAGE_START), load<usize>(stage, STAGE_STATES) + last, bytes);
  if (load<i32>(stage, STAGE_KIND) !== LSTM) return;
  memory.copy(load<usize>(stage, STAGE_START_CELLS), load<usize>(stage, STAGE_CELLS) + last, bytes);
}

/** All stages from the last to the first: gradients of what parameters were multiplied with. */
function backward(program: usize, from: i32, to: i32, room: i32): void {
  for (let index = load<i32>(program, PROGRAM_STAGE_COUNT) - 1; index >= 0; index--) {
    const stage = stageAt(program, index);
    // No parameter lies before it.
    if (load<usize>(stage, STAGE_GRADIENT) === 0) return;
    store<i32>(program, index, PROGRAM_STAGE_AT_WORK);
    throughLinks(stage, from, to, room);
    const kind = load<i32>(stage, STAGE_KIND);
    if (kind === DENSE) backwardDense(stage, from, to, room);
    else if (kind === COPY) backwardCopy(stage, from, to, room);
    else if (kind === SOFTMAX) backwardSoftmax(stage, from, to, room);
    else if (kind === LSTM) backwardLstm(stage, from, to, room);
    else if (kind === GRU) backwardGru(stage, from, to, room);
    else if (kind === SIMPLE_RNN) backwardSimpleRnn(stage, from, to, room);
  }
}

/** Rows of a buffer for a batch of `rows`. */
// @inline
function roomFor(rows: i32): i32 {
  return rows === 1 ? 1 : (rows + 3) & ~3;
}

/** A batch up to the gradients, for rows `from` to `to` of its room. */
function learn(program: usize, step: u32, start: i32, rows: i32, from: i32, to: i32, room: i32): void {
  gather(program, start, rows, from, to, room);
  const logits = forward(program, step, from, to, room, true);
  const stage = lastStage(program);
  const stride = load<usize>(stage, STAGE_STRIDE);
  const predictions = predict(program, logits, stride, from, to, room);
  scatter(program, predictions, stride, start, rows, from, to, room, 4);
  rowLosses(program, logits, predictions, load<usize>(stage, STAGE_GRADIENT), stride, start, rows, from, to, room, 4);
  backward(program, from, to, room);
}

/** A share of the update: every stage's rows of parameters, divided among `parts`. */
function updatePart(program: usize, rate: v128, room: i32, part: i32, parts: i32): void {
  const count = load<i32>(program, PROGRAM_STAGE_COUNT);
  for (let index = 0; index < count; index++) {
    store<i32>(program, index, PROGRAM_STAGE_AT_WORK);
    updateStage(program, stageAt(program, index), rate, room, part, parts);
  }
}

/** Whether a step ends with something that one thread does alone. */
function endsAlone(program: usize, step: u32): bool {
  return load<u32>(program, PROGRAM_NORMED) !== 0 || ((step & 63) === 0 && load<u32>(program, PROGRAM_MOMENTS) !== 0);
}

function endStep(program: usize, step: u32): void {
  if (load<u32>(program, PROGRAM_NORMED) !== 0) constrainNorms(program);
  if ((step & 63) === 0) flushMoments(program);
}

/** The first row of a thread's share of a batch: whole fours. */
// @inline
function shareOf(room: i32, part: i32, parts: i32): i32 {
  return (((room >> 2) * part) / parts) << 2;
}

/**
 * Trains on rows order[from] to order[to - 1], batch by batch. With `control`, half of every batch's rows and half of
 * every update are the second thread's, as long as it keeps up; sums have the same order either way. Gives 1 where it
 * was asked and did not come, or fell behind.
 */
export function train(program: usize, from: i32, to: i32, control: usize): i32 {
  const batchSize = load<i32>(program, PROGRAM_BATCH_SIZE);
  let rates = load<usize>(program, PROGRAM_RATES);
  let losses = load<usize>(program, PROGRAM_LOSSES);
  let step = load<u32>(program, PROGRAM_STEP);
  let together = control !== 0 && invite(control, program, from, to);
  for (let start = from; start < to; start += batchSize) {
    const rows = min(batchSize, to - start);
    const room = (rows + 3) & ~3;
    const parts = together ? 2 : 1;
    step += 1;
    learn(program, step, start, rows, 0, shareOf(room, 1, parts), room);
    const added = penalty(program, 0, 4);
    if (together) meetSecond(control);
    store<f64>(losses, sumOfLosses(program, rows) / <f64>rows + added);
    updatePart(program, v128.load_splat<f32>(rates), room, 0, parts);
    if (together) together = parting(control);
    if (endsAlone(program, step)) {
      endStep(program, step);
      if (together) meetSecond(control);
    }
    rates += 4;
    losses += 8;
  }
  store<u32>(program, step, PROGRAM_STEP);
  return i32(control !== 0 && !together);
}

/** The second thread's turn: it waits for the next pass, does its share, and gives the number of that pass. */
export function work(control: usize, last: u32): u32 {
  const pass = awaitInvitation(control, last);
  workPass(
    load<usize>(control, CONTROL_PROGRAM),
    load<i32>(control, CONTROL_FROM),
    load<i32>(control, CONTROL_TO),
    control,
  );
  return pass;
}

function workPass(program: usize, from: i32, to: i32, control: usize): void {
  const batchSize = load<i32>(program, PROGRAM_BATCH_SIZE);
  let rates = load<usize>(program, PROGRAM_RATES);
  let step = load<u32>(program, PROGRAM_STEP);
  for (let start = from; start < to; start += batchSize) {
    const rows = min(batchSize, to - start);
    const room = (rows + 3) & ~3;
    step += 1;
    learn(program, step, start, rows, shareOf(room, 1, 2), room, room);
    meetFirst(control);
    updatePart(program, v128.load_splat<f32>(rates), room, 1, 2);
    if (!staysAfterParting(control)) return;
    if (endsAlone(program, step)) meetFirst(control);
    rates += 4;
  }
}

/** Predicts the first `rows` rows of the samples, at most a batch. */
export function infer(program: usize, rows: i32): void {
  const room = roomFor(rows);
  gather(program, 0, rows, 0, room, room);
  const logits = forward(program, 0, 0, room, room, false);
  const stride = load<usize>(lastStage(program), STAGE_STRIDE);
  scatter(program, predict(program, logits, stride, 0, room, room), stride, 0, rows, 0, room, room, 4);
}

/** The same, and the sum of their losses. */
export function evaluate(program: usize, rows: i32): f64 {
  const room = roomFor(rows);
  gather(program, 0, rows, 0, room, room);
  const logits = forward(program, 0, 0, room, room, false);
  const stride = load<usize>(lastStage(program), STAGE_STRIDE);
  const predictions = predict(program, logits, stride, 0, room, room);
  scatter(program, predictions, stride, 0, rows, 0, room, room, 4);
  rowLosses(program, logits, predictions, 0, stride, 0, rows, 0, room, room, 4);
  return sumOfLosses(program, rows);
}
