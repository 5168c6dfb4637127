import {
  PROGRAM_BATCH_SIZE,
  PROGRAM_FACTORS,
  PROGRAM_INPUT,
  PROGRAM_LOSSES,
  PROGRAM_MOMENTS,
  PROGRAM_NORMED,
  PROGRAM_RATE_BYTES,
  PROGRAM_RATES,
  PROGRAM_ROWS,
  PROGRAM_STAGE_AT_WORK,
  PROGRAM_STAGE_COUNT,
  PROGRAM_STAGES,
  PROGRAM_STATEFUL,
  PROGRAM_STEP,
  STAGE_GRADIENT,
  STAGE_INPUT,
  STAGE_SIZE,
  STAGE_STRIDE,
} from '../src/layout';
import { WHOLE } from './extent';
import { clipsNorms, followKept } from './gradient-norms';
import { applyLinks, throughLinks } from './links';
import { rowLosses, sumOfLosses } from './loss';
import { flushMoments } from './moments';
import { constrainNorms } from './norms';
import { updateStage } from './parameters';
import { penalty } from './penalty';
import { predict, shownOf } from './predictions';
import { gather, scatter } from './rows';
import { backwardStage, forwardStage } from './stages';
import { invite, meetSecond, parting } from './threads';

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
    values = forwardStage(program, stage, values, from, to, room, stateful, training);
    applyLinks(program, step, stage, from, to, room, training);
  }
  return values;
}

/** All stages from the last to the first: gradients of what parameters were multiplied with. */
function backward(program: usize, from: i32, to: i32, room: i32): void {
  for (let index = load<i32>(program, PROGRAM_STAGE_COUNT) - 1; index >= 0; index--) {
    const stage = stageAt(program, index);
    // No parameter lies before it.
    if (load<usize>(stage, STAGE_GRADIENT) === 0) return;
    store<i32>(program, index, PROGRAM_STAGE_AT_WORK);
    throughLinks(stage, from, to, room);
    backwardStage(program, stage, from, to, room);
  }
}

/** Rows of a buffer for a batch of `rows`. */
// @inline
function roomFor(rows: i32): i32 {
  return rows === 1 ? 1 : (rows + 3) & ~3;
}

/** A batch up to the gradients, for rows `from` to `to` of its room. */
export function learn(program: usize, step: u32, start: i32, rows: i32, from: i32, to: i32, room: i32): void {
  if (WHOLE) store<i32>(program, rows, PROGRAM_ROWS);
  gather(program, start, rows, from, to, room);
  const logits = forward(program, step, from, to, room, true);
  const stage = lastStage(program);
  const stride = load<usize>(stage, STAGE_STRIDE);
  const predictions = predict(program, logits, stride, from, to, room);
  scatter(program, shownOf(program, logits, predictions), stride, start, rows, from, to, room, 4);
  rowLosses(program, logits, predictions, load<usize>(stage, STAGE_GRADIENT), stride, start, rows, from, to, room, 4);
  backward(program, from, to, room);
}

/** A share of the update: every stage's rows of parameters, divided among `parts`. `factors`: where this batch's lie. */
export function updatePart(program: usize, factors: usize, room: i32, part: i32, parts: i32): void {
  if (WHOLE) store<usize>(program, factors, PROGRAM_FACTORS);
  const rate = v128.load_splat<f32>(factors);
  const count = load<i32>(program, PROGRAM_STAGE_COUNT);
  for (let index = 0; index < count; index++) {
    store<i32>(program, index, PROGRAM_STAGE_AT_WORK);
    updateStage(program, stageAt(program, index), rate, room, part, parts);
  }
}

/** Whether a step ends with something that one thread does alone. */
export function endsAlone(program: usize, step: u32): bool {
  if (WHOLE && (clipsNorms(program) || load<u32>(program, PROGRAM_NORMED) !== 0)) return true;
  return (step & 63) === 0 && load<u32>(program, PROGRAM_MOMENTS) !== 0;
}

function endStep(program: usize, step: u32, factors: usize): void {
  if (WHOLE && clipsNorms(program)) followKept(program, v128.load_splat<f32>(factors));
  if (WHOLE && load<u32>(program, PROGRAM_NORMED) !== 0) constrainNorms(program);
  if ((step & 63) === 0) flushMoments(program);
}

/** Bytes from the factors of a batch to those of the next. */
// @inline
export function factorBytes(program: usize): usize {
  return WHOLE ? load<usize>(program, PROGRAM_RATE_BYTES) : 4;
}

/** The first row of a thread's share of a batch: whole fours. */
// @inline
export function shareOf(room: i32, part: i32, parts: i32): i32 {
  return (((room >> 2) * part) / parts) << 2;
}

/**
 * Trains on rows order[from] to order[to - 1], batch by batch. With `control`, half of every batch's rows and half of
 * every update are the second thread's, as long as it keeps up; sums have the same order either way. Gives 1 where it
 * was asked and did not come, or fell behind.
 */
export function train(program: usize, from: i32, to: i32, control: usize): i32 {
  const batchSize = load<i32>(program, PROGRAM_BATCH_SIZE);
  let factors = load<usize>(program, PROGRAM_RATES);
  let losses = load<usize>(program, PROGRAM_LOSSES);
  let step = load<u32>(program, PROGRAM_STEP);
  let together = WHOLE && control !== 0 && invite(control, program, from, to);
  for (let start = from; start < to; start += batchSize) {
    const rows = min(batchSize, to - start);
    const room = (rows + 3) & ~3;
    const parts = together ? 2 : 1;
    step += 1;
    learn(program, step, start, rows, 0, shareOf(room, 1, parts), room);
    const added = penalty(program, 0, 4);
    if (together) meetSecond(control);
    store<f64>(losses, sumOfLosses(program, rows) / <f64>rows + added);
    updatePart(program, factors, room, 0, parts);
    if (together) together = parting(control);
    if (endsAlone(program, step)) {
      endStep(program, step, factors);
      if (together) meetSecond(control);
    }
    factors += factorBytes(program);
    losses += 8;
  }
  store<u32>(program, step, PROGRAM_STEP);
  return i32(control !== 0 && !together);
}

/** Predicts the first `rows` rows of the samples, at most a batch. */
export function infer(program: usize, rows: i32): void {
  const room = roomFor(rows);
  gather(program, 0, rows, 0, room, room);
  const logits = forward(program, 0, 0, room, room, false);
  const stride = load<usize>(lastStage(program), STAGE_STRIDE);
  const shown = shownOf(program, logits, predict(program, logits, stride, 0, room, room));
  scatter(program, shown, stride, 0, rows, 0, room, room, 4);
}

/** The same, and the sum of their losses. */
export function evaluate(program: usize, rows: i32): f64 {
  const room = roomFor(rows);
  gather(program, 0, rows, 0, room, room);
  const logits = forward(program, 0, 0, room, room, false);
  const stride = load<usize>(lastStage(program), STAGE_STRIDE);
  const predictions = predict(program, logits, stride, 0, room, room);
  scatter(program, shownOf(program, logits, predictions), stride, 0, rows, 0, room, room, 4);
  rowLosses(program, logits, predictions, 0, stride, 0, rows, 0, room, room, 4);
  return sumOfLosses(program, rows);
}
