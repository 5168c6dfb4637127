import {
  COPY,
  LINK_SIZE,
  LINK_THRESHOLD,
  NO_HEAD,
  PARAM_STRIDE,
  PARAM_TRAINED,
  PARAM_VALUES,
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
  PROGRAM_STRIP,
  PROGRAM_X,
  SIGMOID_HEAD,
  SOFTMAX,
  STAGE_BIAS,
  STAGE_GRADIENT,
  STAGE_INPUT,
  STAGE_INPUT_GRADIENT,
  STAGE_INPUT_STRIDE,
  STAGE_INPUTS,
  STAGE_KERNEL,
  STAGE_KIND,
  STAGE_LINK_COUNT,
  STAGE_LINKS,
  STAGE_SIZE,
  STAGE_SLOPES,
  STAGE_STEPS,
  STAGE_STRIDE,
  STAGE_UNITS,
  STAGE_VALUES,
} from '../src/layout';
import { backwardCopy, forwardCopy } from './copy';
import { valuesOf } from './dense';
import { applyLink, dropOut, throughLinks } from './links';
import { predictSigmoid, rowLosses, sampleRow, scatter, sumOfLosses } from './loss';
import { update } from './optimizer';
import { constrainNorms, flushMoments, penalty } from './parameters';
import { exp, multiplyAdd } from './vector';

// Four models of one shape, one in each lane of every vector: own weights, rows, noise and learning rates. Nothing is
// padded and nothing is shuffled, so models of a few units, which leave most of a vector empty alone, fill it here.
// Each lane has a program record of its own for what it reads of the samples and writes of results.

const WIDTH: usize = 16;
const LANES = 4;

// @inline
function laneOf(program: usize, lane: i32): usize {
  return load<usize>(program, PROGRAM_LANES) + lane * PROGRAM_SIZE;
}

/**
 * c[i][j] = start[j] + sum over p of a[i][p] b[p][j], every number four wide. Strides are free, so the same loops serve
 * results (i lines, j units, p inputs), gradients of inputs (j inputs, p units) and of kernels (i inputs, p lines).
 */
function laneProduct(
  c: usize,
  cStride: usize,
  start: usize,
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  bColumn: usize,
  rows: i32,
  columns: i32,
  depth: i32,
): void {
  for (let row = 0; row < rows; row++) {
    let column = 0;
    for (; column + 4 <= columns; column += 4) {
      let x = a;
      let y = b + column * bColumn;
      const from = start + column * WIDTH;
      let c0 = start === 0 ? f32x4.splat(0) : v128.load(from);
      let c1 = start === 0 ? c0 : v128.load(from, 16);
      let c2 = start === 0 ? c0 : v128.load(from, 32);
      let c3 = start === 0 ? c0 : v128.load(from, 48);
      for (let step = 0; step < depth; step++) {
        const value = v128.load(x);
        c0 = multiplyAdd(value, v128.load(y), c0);
        c1 = multiplyAdd(value, v128.load(y + bColumn), c1);
        c2 = multiplyAdd(value, v128.load(y + 2 * bColumn), c2);
        c3 = multiplyAdd(value, v128.load(y + 3 * bColumn), c3);
        x += aStep;
        y += bStep;
      }
      const to = c + column * WIDTH;
      v128.store(to, c0);
      v128.store(to, c1, 16);
      v128.store(to, c2, 32);
      v128.store(to, c3, 48);
    }
    for (; column < columns; column++) {
      let x = a;
      let y = b + column * bColumn;
      let sum = start === 0 ? f32x4.splat(0) : v128.load(start + column * WIDTH);
      for (let step = 0; step < depth; step++) {
        sum = multiplyAdd(v128.load(x), v128.load(y), sum);
        x += aStep;
        y += bStep;
      }
      v128.store(c + column * WIDTH, sum);
    }
    c += cStride;
    a += aRow;
  }
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

function softmaxLanes(to: usize, from: usize, lines: i32, units: i32): void {
  const bytes: usize = units * WIDTH;
  for (let line = 0; line < lines; line++) {
    let greatest = v128.load(from);
    for (let at: usize = WIDTH; at < bytes; at += WIDTH) greatest = f32x4.max(greatest, v128.load(from + at));
    let total = f32x4.splat(0);
    for (let at: usize = 0; at < bytes; at += WIDTH) {
      const power = exp(f32x4.sub(v128.load(from + at), greatest));
      v128.store(to + at, power);
      total = f32x4.add(total, power);
    }
    for (let at: usize = 0; at < bytes; at += WIDTH) v128.store(to + at, f32x4.div(v128.load(to + at), total));
    to += bytes;
    from += bytes;
  }
}

function softmaxGradientLanes(to: usize, y: usize, gradient: usize, lines: i32, units: i32): void {
  const bytes: usize = units * WIDTH;
  for (let line = 0; line < lines; line++) {
    let total = f32x4.splat(0);
    for (let at: usize = 0; at < bytes; at += WIDTH) {
      total = multiplyAdd(v128.load(y + at), v128.load(gradient + at), total);
    }
    for (let at: usize = 0; at < bytes; at += WIDTH) {
      v128.store(to + at, f32x4.mul(v128.load(y + at), f32x4.sub(v128.load(gradient + at), total)));
    }
    to += bytes;
    y += bytes;
    gradient += bytes;
  }
}

function forwardLane(stage: usize, input: usize, rows: i32): void {
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
      load<usize>(kernel, PARAM_VALUES),
      load<usize>(kernel, PARAM_STRIDE),
      WIDTH,
      lines,
      load<i32>(stage, STAGE_UNITS),
      load<i32>(stage, STAGE_INPUTS),
    );
  }
}

function backwardLane(stage: usize, rows: i32): void {
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
      load<usize>(kernel, PARAM_VALUES),
      WIDTH,
      load<usize>(kernel, PARAM_STRIDE),
      lines,
      load<i32>(stage, STAGE_INPUTS),
      units,
    );
  }
}

/** Gradient and update of a kernel, row after row of inputs, then of the bias: the kernel of an input that is always 1. */
function updateLane(program: usize, stage: usize, rate: v128, rows: i32): void {
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
      scatter(own, predictions + at, stride, start, rows, 0, rows, rows, WIDTH);
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
