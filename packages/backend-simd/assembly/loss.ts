import {
  BINARY_CROSSENTROPY,
  MEAN_SQUARED_ERROR,
  NO_HEAD,
  PROGRAM_HEAD,
  PROGRAM_LOSS,
  PROGRAM_ORDER,
  PROGRAM_OUT,
  PROGRAM_OUTPUT_STEPS,
  PROGRAM_OUTPUTS,
  PROGRAM_PREDICTIONS,
  PROGRAM_ROW_LOSSES,
  PROGRAM_SOFTPLUS,
  PROGRAM_TARGETS,
  PROGRAM_WEIGHTS,
  PROGRAM_Y,
  SIGMOID,
  SIGMOID_HEAD,
  SPARSE_CATEGORICAL_CROSSENTROPY,
} from '../src/layout';
import { applyActivation } from './activations';
import { log } from './logarithm';
import { softmaxLines } from './softmax';
import { softplus } from './vector';

// Losses of single lines, in doubles; formulas at `Loss` in core. Gradients are those of the mean over a batch.

/** The row of the samples that is row `index` of the batch from `start` on. */
// @inline
export function sampleRow(program: usize, start: i32, index: i32): i32 {
  const order = load<usize>(program, PROGRAM_ORDER);
  return order === 0 ? start + index : load<i32>(order + ((start + index) << 2));
}

/** Predictions from logits, and where they lie. Without a head they are the same. */
export function predict(program: usize, logits: usize, stride: usize, from: i32, to: i32, room: i32): usize {
  const head = load<i32>(program, PROGRAM_HEAD);
  if (head === NO_HEAD) return logits;
  const predictions = load<usize>(program, PROGRAM_PREDICTIONS);
  const steps = load<i32>(program, PROGRAM_OUTPUT_STEPS);
  const units = load<i32>(program, PROGRAM_OUTPUTS);
  for (let time = 0; time < steps; time++) {
    const at: usize = (time * room + from) * stride;
    if (head === SIGMOID_HEAD) predictSigmoid(program, predictions + at, logits + at, (to - from) * stride);
    else softmaxLines(predictions + at, logits + at, to - from, stride, units);
  }
  return predictions;
}

/** Probabilities, and what their loss will need of the logits. */
export function predictSigmoid(program: usize, predictions: usize, logits: usize, bytes: usize): void {
  applyActivation(SIGMOID, predictions, logits, bytes);
  let to = softplusOf(program, predictions);
  for (const end = logits + bytes; logits < end; logits += 16) {
    v128.store(to, softplus(v128.load(logits)));
    to += 16;
  }
}

/** Where the softplus of a logit lies, from where its probability lies. */
// @inline
function softplusOf(program: usize, prediction: usize): usize {
  return load<usize>(program, PROGRAM_SOFTPLUS) + (prediction - load<usize>(program, PROGRAM_PREDICTIONS));
}

/**
 * The loss of each row, kept for the batch's sum; with `gradient`, also the gradient of the batch's mean with respect
 * to the logits. Rows beyond `rows` are padding: their gradient is zero. `size` bytes lie from number to number.
 */
export function rowLosses(
  program: usize,
  logits: usize,
  predictions: usize,
  gradient: usize,
  stride: usize,
  start: i32,
  rows: i32,
  from: i32,
  to: i32,
  room: i32,
  size: usize,
): void {
  const steps = load<i32>(program, PROGRAM_OUTPUT_STEPS);
  const targets = load<i32>(program, PROGRAM_TARGETS);
  const weights = load<usize>(program, PROGRAM_WEIGHTS);
  for (let row = from; row < to; row++) {
    if (row >= rows) {
      for (let time = 0; gradient !== 0 && time < steps; time++) {
        memory.fill(gradient + (time * room + row) * stride, 0, stride);
      }
      continue;
    }
    const sample = sampleRow(program, start, row);
    const weight: f64 = weights === 0 ? 1 : <f64>load<f32>(weights + (sample << 2));
    let total: f64 = 0;
    for (let time = 0; time < steps; time++) {
      const at: usize = (time * room + row) * stride;
      total += lineLoss(
        program,
        logits + at,
        predictions + at,
        gradient === 0 ? 0 : gradient + at,
        load<usize>(program, PROGRAM_Y) + (((sample * steps + time) * targets) << 2),
        stride,
        size,
        weight / <f64>(rows * steps),
      );
    }
    store<f64>(load<usize>(program, PROGRAM_ROW_LOSSES) + (row << 3), (weight * total) / <f64>steps);
  }
}

/** `share`: what a line's gradient is multiplied by. */
function lineLoss(
  program: usize,
  logits: usize,
  predictions: usize,
  gradient: usize,
  truth: usize,
  stride: usize,
  size: usize,
  share: f64,
): f64 {
  const units = load<i32>(program, PROGRAM_OUTPUTS);
  // Padding first: the last vector may hold both.
  if (gradient !== 0 && size === 4 && (units & 3) !== 0) v128.store(gradient + stride - 16, f32x4.splat(0));
  const loss = load<i32>(program, PROGRAM_LOSS);
  const headed = load<i32>(program, PROGRAM_HEAD) !== NO_HEAD;
  if (loss === MEAN_SQUARED_ERROR) return meanSquaredError(predictions, gradient, truth, units, size, share);
  if (loss === BINARY_CROSSENTROPY) {
    return headed
      ? binaryFromLogits(softplusOf(program, predictions), logits, predictions, gradient, truth, units, size, share)
      : binaryFromProbabilities(predictions, gradient, truth, units, size, share);
  }
  const sparse = loss === SPARSE_CATEGORICAL_CROSSENTROPY;
  if (headed) return categoricalFromLogits(logits, predictions, gradient, truth, units, size, share, sparse);
  return sparse
    ? sparseFromProbabilities(predictions, gradient, truth, units, size, share)
    : categoricalFromProbabilities(predictions, gradient, truth, units, size, share);
}

function meanSquaredError(predictions: usize, gradient: usize, truth: usize, units: i32, size: usize, share: f64): f64 {
  let total: f64 = 0;
  const factor = (2 * share) / <f64>units;
  for (let unit = 0; unit < units; unit++) {
    const difference = <f64>load<f32>(predictions + unit * size) - <f64>load<f32>(truth + (unit << 2));
    total += difference * difference;
    if (gradient !== 0) store<f32>(gradient + unit * size, <f32>(factor * difference));
  }
  return total / <f64>units;
}

/** log(1 + e^z) - z y, the first part computed for all logits beforehand. */
function binaryFromLogits(
  softplus: usize,
  logits: usize,
  predictions: usize,
  gradient: usize,
  truth: usize,
  units: i32,
  size: usize,
  share: f64,
): f64 {
  let total: f64 = 0;
  const factor = share / <f64>units;
  for (let unit = 0; unit < units; unit++) {
    const y = <f64>load<f32>(truth + (unit << 2));
    total += <f64>load<f32>(softplus + unit * size) - <f64>load<f32>(logits + unit * size) * y;
    if (gradient === 0) continue;
    store<f32>(gradient + unit * size, <f32>(factor * (<f64>load<f32>(predictions + unit * size) - y)));
  }
  return total / <f64>units;
}

// As single floats have them, and Keras.
const LEAST: f64 = 1.0000000116860974e-7;
const MOST: f64 = 0.9999998807907104;

/** -(y log p + (1 - y) log(1 - p)) with p limited: beyond the limits the gradient is 0. */
function binaryFromProbabilities(
  predictions: usize,
  gradient: usize,
  truth: usize,
  units: i32,
  size: usize,
  share: f64,
): f64 {
  let total: f64 = 0;
  const factor = share / <f64>units;
  for (let unit = 0; unit < units; unit++) {
    const p = <f64>load<f32>(predictions + unit * size);
    const y = <f64>load<f32>(truth + (unit << 2));
    const within = min(max(p, LEAST), MOST);
    total -= y * log(within) + (1 - y) * log(1 - within);
    if (gradient === 0) continue;
    const slope: f64 = p === within ? (within - y) / (within * (1 - within)) : 0;
    store<f32>(gradient + unit * size, <f32>(factor * slope));
  }
  return total / <f64>units;
}

/** sum y (log(sum e^z) - z), with the logarithm's argument shifted by the greatest z. */
function categoricalFromLogits(
  logits: usize,
  predictions: usize,
  gradient: usize,
  truth: usize,
  units: i32,
  size: usize,
  share: f64,
  sparse: bool,
): f64 {
  const label = sparse ? <i32>load<f32>(truth) : -1;
  // log p of the greatest is - log(sum of e^(z - greatest)): its own probability tells the sum.
  let best = 0;
  for (let unit = 1; unit < units; unit++) {
    if (load<f32>(logits + unit * size) > load<f32>(logits + best * size)) best = unit;
  }
  const greatest = <f64>load<f32>(logits + best * size);
  const logTotal = greatest - log(<f64>load<f32>(predictions + best * size));
  let truths: f64 = 0;
  let total: f64 = 0;
  for (let unit = 0; unit < units; unit++) {
    const y: f64 = sparse ? <f64>i32(unit === label) : <f64>load<f32>(truth + (unit << 2));
    truths += y;
    total += y * (logTotal - <f64>load<f32>(logits + unit * size));
  }
  for (let unit = 0; gradient !== 0 && unit < units; unit++) {
    const y: f64 = sparse ? <f64>i32(unit === label) : <f64>load<f32>(truth + (unit << 2));
    const p = <f64>load<f32>(predictions + unit * size);
    store<f32>(gradient + unit * size, <f32>(share * (p * truths - y)));
  }
  return total;
}

/** -sum y log q, q = p / sum p limited; through the division the gradient of p is (s - sum s q) / sum p, s that of q. */
function categoricalFromProbabilities(
  predictions: usize,
  gradient: usize,
  truth: usize,
  units: i32,
  size: usize,
  share: f64,
): f64 {
  let sum: f64 = 0;
  for (let unit = 0; unit < units; unit++) sum += <f64>load<f32>(predictions + unit * size);
  let total: f64 = 0;
  let mean: f64 = 0;
  for (let unit = 0; unit < units; unit++) {
    const q = <f64>load<f32>(predictions + unit * size) / sum;
    const y = <f64>load<f32>(truth + (unit << 2));
    const within = min(max(q, LEAST), MOST);
    total -= y * log(within);
    if (q === within) mean -= y;
  }
  for (let unit = 0; gradient !== 0 && unit < units; unit++) {
    const q = <f64>load<f32>(predictions + unit * size) / sum;
    const y = <f64>load<f32>(truth + (unit << 2));
    const slope: f64 = q >= LEAST && q <= MOST ? -y / q : 0;
    store<f32>(gradient + unit * size, <f32>((share * (slope - mean)) / sum));
  }
  return total;
}

/** -log(q of the class), q = limited p over the sum of all limited p. */
function sparseFromProbabilities(
  predictions: usize,
  gradient: usize,
  truth: usize,
  units: i32,
  size: usize,
  share: f64,
): f64 {
  const label = <i32>load<f32>(truth);
  let sum: f64 = 0;
  let own: f64 = 0;
  for (let unit = 0; unit < units; unit++) {
    const within = min(max(<f64>load<f32>(predictions + unit * size), LEAST), MOST);
    sum += within;
    if (unit === label) own = within;
  }
  for (let unit = 0; gradient !== 0 && unit < units; unit++) {
    const p = <f64>load<f32>(predictions + unit * size);
    const slope: f64 = p >= LEAST && p <= MOST ? 1 / sum - (unit === label ? 1 / p : 0) : 0;
    store<f32>(gradient + unit * size, <f32>(share * slope));
  }
  return log(sum) - log(own);
}

/** Copies predictions to the rows of the samples that they belong to. */
export function scatter(
  program: usize,
  predictions: usize,
  stride: usize,
  start: i32,
  rows: i32,
  from: i32,
  to: i32,
  room: i32,
  size: usize,
): void {
  const out = load<usize>(program, PROGRAM_OUT);
  if (out === 0) return;
  const steps = load<i32>(program, PROGRAM_OUTPUT_STEPS);
  const units = load<i32>(program, PROGRAM_OUTPUTS);
  const end = min(to, rows);
  for (let row = from; row < end; row++) {
    let target = out + ((sampleRow(program, start, row) * steps * units) << 2);
    for (let time = 0; time < steps; time++) {
      let source = predictions + (time * room + row) * stride;
      for (const last = source + units * size; source < last; source += size) {
        store<f32>(target, load<f32>(source));
        target += 4;
      }
    }
  }
}

/** The sum over a batch's rows, in their order. */
export function sumOfLosses(program: usize, rows: i32): f64 {
  let total: f64 = 0;
  let at = load<usize>(program, PROGRAM_ROW_LOSSES);
  for (const end = at + (rows << 3); at < end; at += 8) total += load<f64>(at);
  return total;
}
