import {
  LINK_SIZE,
  LINK_THRESHOLD,
  NO_HEAD,
  PROGRAM_BATCH_SIZE,
  PROGRAM_HEAD,
  PROGRAM_INPUT,
  PROGRAM_INPUT_STEPS,
  PROGRAM_INPUT_STRIDE,
  PROGRAM_INPUTS,
  PROGRAM_LANES,
  PROGRAM_LOSSES,
  PROGRAM_MOMENTS,
  PROGRAM_NOISE_SEED,
  PROGRAM_NORMED,
  PROGRAM_OUTPUT_STEPS,
  PROGRAM_OUTPUTS,
  PROGRAM_PREDICTIONS,
  PROGRAM_RATES,
  PROGRAM_SIZE,
  PROGRAM_STAGE_AT_WORK,
  PROGRAM_STAGE_COUNT,
  PROGRAM_STAGES,
  PROGRAM_STEP,
  PROGRAM_X,
  SIGMOID_HEAD,
  STAGE_GRADIENT,
  STAGE_INPUT,
  STAGE_LINK_COUNT,
  STAGE_LINKS,
  STAGE_SIZE,
  STAGE_SLOPES,
  STAGE_STEPS,
  STAGE_STRIDE,
  STAGE_VALUES,
} from '../src/layout';
import { WIDTH } from './lane-product';
import { softmaxLanes } from './lane-softmax';
import { backwardLane, forwardLane, updateLane } from './lane-stages';
import { applyLink, dropOut } from './links';
import { rowLosses, sumOfLosses } from './loss';
import { flushMoments } from './moments';
import { constrainNorms } from './norms';
import { penalty } from './penalty';
import { predictSigmoid, shownOf } from './predictions';
import { sampleRow, scatter } from './rows';

// Four models of one shape, one in each lane of every vector: own weights, rows, noise and learning rates. Nothing is
// padded and nothing is shuffled, so models of a few units, which leave most of a vector empty alone, fill it here.
// Each lane has a program record of its own for what it reads of the samples and writes of results.

const LANES = 4;

// @inline
function laneOf(program: usize, lane: i32): usize {
  return load<usize>(program, PROGRAM_LANES) + lane * PROGRAM_SIZE;
}

function gatherLanes(program: usize, start: i32, rows: i32): void {
  const steps = load<i32>(program, PROGRAM_INPUT_STEPS);
  const inputs = load<i32>(program, PROGRAM_INPUTS);
  const stride = load<usize>(program, PROGRAM_INPUT_STRIDE);
  const input = load<usize>(program, PROGRAM_INPUT);
  for (let lane = 0; lane < LANES; lane++) {
    const own = laneOf(program, lane);
    const samples = load<usize>(own, PROGRAM_X);
    for (let row = 0; row < rows; row++) {
      let source = samples + ((sampleRow(own, start, row) * steps * inputs) << 2);
      for (let time = 0; time < steps; time++) {
        let target = input + (time * rows + row) * stride + (lane << 2);
        for (const end = source + (inputs << 2); source < end; source += 4) {
          store<f32>(target, load<f32>(source));
          target += WIDTH;
        }
      }
    }
  }
}

function applyLaneLinks(program: usize, stage: usize, step: u32, rows: i32): void {
  const count = load<i32>(stage, STAGE_LINK_COUNT);
  const bytes = load<i32>(stage, STAGE_STEPS) * rows * load<usize>(stage, STAGE_STRIDE);
  for (let index = 0; index < count; index++) {
    const link = load<usize>(stage, STAGE_LINKS) + index * LINK_SIZE;
    if (load<u32>(link, LINK_THRESHOLD) === 0) {
      applyLink(link, load<usize>(stage, STAGE_VALUES), load<usize>(stage, STAGE_SLOPES), bytes, index === 0);
      continue;
    }
    for (let lane = 0; lane < LANES; lane++) {
      const own = laneOf(program, lane);
      const ownStep = load<u32>(own, PROGRAM_STEP) + step;
      const seed = load<u32>(own, PROGRAM_NOISE_SEED);
      dropOut(seed, ownStep, link, stage, 0, rows, rows, index === 0, WIDTH, lane << 2);
    }
  }
}

/** A batch of every lane up to the losses; gives where the logits lie. */
function forwardLanes(program: usize, start: i32, rows: i32, step: u32): usize {
  gatherLanes(program, start, rows);
  let values = load<usize>(program, PROGRAM_INPUT);
  for (let index = 0; index < load<i32>(program, PROGRAM_STAGE_COUNT); index++) {
    const stage = load<usize>(program, PROGRAM_STAGES) + index * STAGE_SIZE;
    store<i32>(program, index, PROGRAM_STAGE_AT_WORK);
    store<usize>(stage, values, STAGE_INPUT);
    forwardLane(stage, values, rows);
    applyLaneLinks(program, stage, step, rows);
    values = load<usize>(stage, STAGE_VALUES);
  }
  return values;
}

function predictLanes(program: usize, logits: usize, rows: i32): usize {
  const head = load<i32>(program, PROGRAM_HEAD);
  if (head === NO_HEAD) return logits;
  const predictions = load<usize>(program, PROGRAM_PREDICTIONS);
  const lines = load<i32>(program, PROGRAM_OUTPUT_STEPS) * rows;
  const units = load<i32>(program, PROGRAM_OUTPUTS);
  if (head === SIGMOID_HEAD) predictSigmoid(program, predictions, logits, lines * units * WIDTH);
  else softmaxLanes(predictions, logits, lines, units);
  return predictions;
}

/** Trains every lane on rows from..to of its own order, batch by batch. */
export function trainLanes(program: usize, from: i32, to: i32): void {
  const batchSize = load<i32>(program, PROGRAM_BATCH_SIZE);
  const count = load<i32>(program, PROGRAM_STAGE_COUNT);
  const last = load<usize>(program, PROGRAM_STAGES) + (count - 1) * STAGE_SIZE;
  const stride = load<usize>(last, STAGE_STRIDE);
  let rates = load<usize>(program, PROGRAM_RATES);
  let step: u32 = 0;
  for (let start = from; start < to; start += batchSize) {
    const rows = min(batchSize, to - start);
    step += 1;
    const logits = forwardLanes(program, start, rows, step);
    const predictions = predictLanes(program, logits, rows);
    for (let lane = 0; lane < LANES; lane++) {
      const own = laneOf(program, lane);
      const at: usize = lane << 2;
      scatter(own, shownOf(own, logits + at, predictions + at), stride, start, rows, 0, rows, rows, WIDTH);
      const gradient = load<usize>(last, STAGE_GRADIENT);
      const target = gradient === 0 ? 0 : gradient + at;
      rowLosses(own, logits + at, predictions + at, target, stride, start, rows, 0, rows, rows, WIDTH);
      const loss = sumOfLosses(own, rows) / <f64>rows + penalty(program, at, WIDTH);
      store<f64>(load<usize>(own, PROGRAM_LOSSES) + ((step - 1) << 3), loss);
    }
    for (let index = count - 1; index >= 0; index--) {
      const stage = load<usize>(program, PROGRAM_STAGES) + index * STAGE_SIZE;
      if (load<usize>(stage, STAGE_GRADIENT) === 0) break;
      backwardLane(stage, rows);
    }
    for (let index = 0; index < count; index++) {
      updateLane(program, load<usize>(program, PROGRAM_STAGES) + index * STAGE_SIZE, v128.load(rates), rows);
    }
    if (load<u32>(program, PROGRAM_NORMED) !== 0) constrainNorms(program);
    if (((load<u32>(program, PROGRAM_STEP) + step) & 63) === 0 && load<u32>(program, PROGRAM_MOMENTS) !== 0)
      flushMoments(program);
    rates += WIDTH;
  }
}
