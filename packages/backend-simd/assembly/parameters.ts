import {
  GRU,
  LAYER_NORMALIZATION,
  PARAM_ROWS,
  PARAM_STRIDE,
  PARAM_TRAINED,
  PROGRAM_STRIP,
  PROGRAM_STRIP_BYTES,
  STAGE_BETA,
  STAGE_BIAS,
  STAGE_GAMMA,
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
  STAGE_SUMS,
} from '../src/layout';
import { WHOLE } from './extent';
import { columnSums, gradientRows } from './gradient-rows';
import { sumLayerNormalization } from './layer-normalization';
import { update } from './optimizer';
import { isRecurrent } from './stages';
import { transposeStrip } from './transposed';

// Gradients of parameters never exist as a whole: four rows of a kernel at a time are summed over the batch and
// handed to the optimiser while they are near. `part` of `parts` is this thread's share of the rows.

/** Updates what a stage trains. `room` rows a step, padding included, are summed over. */
export function updateStage(program: usize, stage: usize, rate: v128, room: i32, part: i32, parts: i32): void {
  if (WHOLE && part === parts - 1) updateNormalization(program, stage, rate, room);
  const kernel = load<usize>(stage, STAGE_KERNEL);
  if (kernel === 0) return;
  const kind = load<i32>(stage, STAGE_KIND);
  const recurrent = isRecurrent(kind);
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
  const gru = WHOLE && kind === GRU;
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
  if (part !== parts - 1 || !isTrained(bias)) return;
  updateBias(program, bias, rate, 0, gradient, stride, lines, part);
  if (gru) updateBias(program, bias, rate, stride, stateGradient, stride, lines, part);
}

/** Gamma and beta of a normalisation. */
function updateNormalization(program: usize, stage: usize, rate: v128, room: i32): void {
  const gamma = load<usize>(stage, STAGE_GAMMA);
  const beta = load<usize>(stage, STAGE_BETA);
  if ((gamma | beta) === 0 || load<usize>(stage, STAGE_GRADIENT) === 0) return;
  if (load<i32>(stage, STAGE_KIND) === LAYER_NORMALIZATION) sumLayerNormalization(stage, room);
  const stride = load<usize>(stage, STAGE_STRIDE);
  const sums = load<usize>(stage, STAGE_SUMS);
  if (isTrained(beta)) update(program, beta, rate, 0, sums, stride);
  if (isTrained(gamma)) update(program, gamma, rate, 0, sums + stride, stride);
}

// @inline
function isTrained(param: usize): bool {
  return param !== 0 && load<u32>(param, PARAM_TRAINED) !== 0;
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
