import {
  GRU,
  NORM_OF_ALL,
  PARAM_BYTES,
  PARAM_COLUMNS,
  PARAM_L1,
  PARAM_L2,
  PARAM_NORM_HIGH,
  PARAM_NORM_LOW,
  PARAM_NORM_RATE,
  PARAM_NORMED,
  PARAM_ROWS,
  PARAM_SIZE,
  PARAM_STRIDE,
  PARAM_TRAINED,
  PARAM_TRANSPOSED,
  PARAM_TRANSPOSED_STRIDE,
  PARAM_VALUES,
  PROGRAM_MOMENTS,
  PROGRAM_PARAM_COUNT,
  PROGRAM_PARAMS,
  PROGRAM_REGULARIZED,
  PROGRAM_STRIP,
  PROGRAM_STRIP_BYTES,
  SIMPLE_RNN,
  STAGE_BIAS,
  STAGE_GATE_STRIDE,
  STAGE_GATES,
  STAGE_GRADIENT,
  STAGE_INPUT,
  STAGE_INPUT_STRIDE,
  STAGE_KERNEL,
  STAGE_KIND,
  STAGE_RECURRENT,
  STAGE_RECURRENT_GATES,
  STAGE_STATES,
  STAGE_STEPS,
  STAGE_STRIDE,
} from '../src/layout';
import { update } from './optimizer';
import { columnSums, gradientRows } from './product';
import { storeTransposed } from './vector';

// Gradients of parameters never exist as a whole: four rows of a kernel at a time are summed over the batch and
// handed to the optimiser while they are near. `part` of `parts` is this thread's share of the rows.

/** Updates what a stage trains. `room` rows a step, padding included, are summed over. */
export function updateStage(program: usize, stage: usize, rate: v128, room: i32, part: i32, parts: i32): void {
  const kernel = load<usize>(stage, STAGE_KERNEL);
  if (kernel === 0) return;
  const recurrent = load<i32>(stage, STAGE_KIND) >= SIMPLE_RNN;
  const gradient = recurrent ? load<usize>(stage, STAGE_GATES) : load<usize>(stage, STAGE_GRADIENT);
  const stride = recurrent ? load<usize>(stage, STAGE_GATE_STRIDE) : load<usize>(stage, STAGE_STRIDE);
  const lines = load<i32>(stage, STAGE_STEPS) * room;
  const inputStride = load<usize>(stage, STAGE_INPUT_STRIDE);
  updateKernel(
    program,
    kernel,
    rate,
    load<usize>(stage, STAGE_INPUT),
    inputStride,
    gradient,
    stride,
    lines,
    part,
    parts,
  );
  // States and the bias of the GRU's states go with the gradient of their own product.
  const gru = load<i32>(stage, STAGE_KIND) === GRU;
  const stateGradient = gru ? load<usize>(stage, STAGE_RECURRENT_GATES) : gradient;
  if (recurrent) {
    // The states before the first step are zeros.
    updateKernel(
      program,
      load<usize>(stage, STAGE_RECURRENT),
      rate,
      load<usize>(stage, STAGE_STATES),
      load<usize>(stage, STAGE_STRIDE),
      stateGradient + room * stride,
      stride,
      lines - room,
      part,
      parts,
    );
  }
  const bias = load<usize>(stage, STAGE_BIAS);
  if (bias === 0 || part !== parts - 1 || load<u32>(bias, PARAM_TRAINED) === 0) return;
  updateBias(program, bias, rate, 0, gradient, stride, lines, part);
  if (gru) updateBias(program, bias, rate, stride, stateGradient, stride, lines, part);
}

function updateBias(
  program: usize,
  bias: usize,
  rate: v128,
  offset: usize,
  gradient: usize,
  stride: usize,
  lines: i32,
  part: i32,
): void {
  const strip = stripOf(program, part);
  columnSums(strip, gradient, stride, lines, stride);
  update(program, bias, rate, offset, strip, stride);
}

/** A thread's room for the gradient of four rows. */
// @inline
function stripOf(program: usize, part: i32): usize {
  return load<usize>(program, PROGRAM_STRIP) + part * load<usize>(program, PROGRAM_STRIP_BYTES);
}

function updateKernel(
  program: usize,
  kernel: usize,
  rate: v128,
  input: usize,
  inputStride: usize,
  gradient: usize,
  gradientStride: usize,
  lines: i32,
  part: i32,
  parts: i32,
): void {
  if (load<u32>(kernel, PARAM_TRAINED) === 0) return;
  const strips = (load<i32>(kernel, PARAM_ROWS) + 3) >> 2;
  const stride = load<usize>(kernel, PARAM_STRIDE);
  const scratch = stripOf(program, part);
  const last = (strips * (part + 1)) / parts;
  for (let strip = (strips * part) / parts; strip < last; strip++) {
    gradientRows(scratch, stride, input + strip * 16, inputStride, gradient, gradientStride, lines, stride);
    update(program, kernel, rate, strip * 4 * stride, scratch, 4 * stride);
    transposeStrip(kernel, strip);
  }
}

/** Keeps the transposed copy of four rows in step. */
function transposeStrip(kernel: usize, strip: i32): void {
  const transposed = load<usize>(kernel, PARAM_TRANSPOSED);
  if (transposed === 0) return;
  const stride = load<usize>(kernel, PARAM_STRIDE);
  const toStride = load<usize>(kernel, PARAM_TRANSPOSED_STRIDE);
  let to = transposed + strip * 16;
  let from = load<usize>(kernel, PARAM_VALUES) + strip * 4 * stride;
  for (const end = from + stride; from < end; from += 16) {
    storeTransposed(
      to,
      toStride,
      v128.load(from),
      v128.load(from + stride),
      v128.load(from + 2 * stride),
      v128.load(from + 3 * stride),
    );
    to += 4 * toStride;
  }
}

/** Makes all transposed copies anew, after parameters were written from outside. */
export function transposeAll(program: usize): void {
  for (let index = 0; index < load<i32>(program, PROGRAM_PARAM_COUNT); index++) transpose(paramAt(program, index));
}

function transpose(param: usize): void {
  const strips = (load<i32>(param, PARAM_ROWS) + 3) >> 2;
  for (let strip = 0; strip < strips; strip++) transposeStrip(param, strip);
}

// @inline
function paramAt(program: usize, index: i32): usize {
  return load<usize>(program, PROGRAM_PARAMS) + index * PARAM_SIZE;
}

/**
 * l1 sum |w| + l2 sum w^2 over all parameters. Numbers of a model lie `size` bytes apart, from `offset` on.
 */
export function penalty(program: usize, offset: usize, size: usize): f64 {
  let total: f64 = 0;
  if (load<u32>(program, PROGRAM_REGULARIZED) === 0) return total;
  for (let index = 0; index < load<i32>(program, PROGRAM_PARAM_COUNT); index++) {
    const param = paramAt(program, index);
    const l1 = <f64>load<f32>(param, PARAM_L1);
    const l2 = <f64>load<f32>(param, PARAM_L2);
    if (l1 === 0 && l2 === 0) continue;
    const rows = load<i32>(param, PARAM_ROWS);
    for (let row = 0; row < rows; row++) {
      const from = load<usize>(param, PARAM_VALUES) + row * load<usize>(param, PARAM_STRIDE);
      const end = from + load<usize>(param, PARAM_COLUMNS);
      for (let at = from + offset; at < end; at += size) {
        const w = <f64>load<f32>(at);
        total += l1 * abs(w) + l2 * w * w;
      }
    }
  }
  return total;
}

/** Pulls the columns of all parameters that are bound to a norm. */
export function constrainNorms(program: usize): void {
  for (let index = 0; index < load<i32>(program, PROGRAM_PARAM_COUNT); index++) {
    const param = paramAt(program, index);
    const normed = load<u32>(param, PARAM_NORMED);
    if (normed === 0) continue;
    const columns = load<usize>(param, PARAM_STRIDE);
    if (normed === NORM_OF_ALL) constrainAll(param, columns);
    else for (let column: usize = 0; column < columns; column += 16) constrainColumns(param, column);
    transpose(param);
  }
}

/** Four columns, each to a norm of its own. */
function constrainColumns(param: usize, column: usize): void {
  const rows = load<i32>(param, PARAM_ROWS);
  const stride = load<usize>(param, PARAM_STRIDE);
  const from = load<usize>(param, PARAM_VALUES) + column;
  let squares = f32x4.splat(0);
  for (let row = 0; row < rows; row++) {
    const w = v128.load(from + row * stride);
    squares = f32x4.add(squares, f32x4.mul(w, w));
  }
  const factor = normFactor(param, f32x4.sqrt(squares));
  for (let row = 0; row < rows; row++) {
    const at = from + row * stride;
    v128.store(at, f32x4.mul(v128.load(at), factor));
  }
}

/** One row, such as a bias, as a whole. */
function constrainAll(param: usize, columns: usize): void {
  const values = load<usize>(param, PARAM_VALUES);
  let squares: f32 = 0;
  for (let at: usize = 0; at < columns; at += 4) squares += load<f32>(values + at) * load<f32>(values + at);
  const factor = normFactor(param, f32x4.splat(sqrt(squares)));
  for (let at: usize = 0; at < columns; at += 16) v128.store(values + at, f32x4.mul(v128.load(values + at), factor));
}

/** (rate clip(norm) + (1 - rate) norm) / (norm + 1e-7). */
function normFactor(param: usize, norm: v128): v128 {
  const low = v128.load_splat<f32>(param, PARAM_NORM_LOW);
  const high = v128.load_splat<f32>(param, PARAM_NORM_HIGH);
  const rate = v128.load_splat<f32>(param, PARAM_NORM_RATE);
  const within = f32x4.pmin(f32x4.pmax(norm, low), high);
  const wanted = f32x4.add(f32x4.mul(rate, within), f32x4.mul(f32x4.sub(f32x4.splat(1), rate), norm));
  return f32x4.div(wanted, f32x4.add(norm, f32x4.splat(1e-7)));
}

/**
 * Moments that have shrunk to less than 1e-30 become 0. Left alone they would end as subnormal numbers, on which many
 * processors are a hundred times slower. By the step count (in lanes that of the first), so that it happens at the same steps however passes are cut.
 */
export function flushMoments(program: usize): void {
  const moments = load<i32>(program, PROGRAM_MOMENTS);
  const tiny = f32x4.splat(1e-30);
  for (let index = 0; index < load<i32>(program, PROGRAM_PARAM_COUNT); index++) {
    const param = paramAt(program, index);
    const bytes = load<usize>(param, PARAM_BYTES);
    let at = load<usize>(param, PARAM_VALUES) + bytes;
    for (const end = at + moments * bytes; at < end; at += 16) {
      const value = v128.load(at);
      v128.store(at, v128.and(value, f32x4.ge(f32x4.abs(value), tiny)));
    }
  }
}
