import {
  BINARY_CROSSENTROPY,
  MEAN_ABSOLUTE_ERROR,
  MEAN_SQUARED_ERROR,
  NO_HEAD,
  PROGRAM_HEAD,
  PROGRAM_LOSS,
  PROGRAM_OUTPUT_STEPS,
  PROGRAM_OUTPUTS,
  PROGRAM_ROW_LOSSES,
  PROGRAM_TARGETS,
  PROGRAM_WEIGHTS,
  PROGRAM_Y,
  SPARSE_CATEGORICAL_CROSSENTROPY,
} from '../src/layout';
import { binaryFromLogits, binaryFromProbabilities } from './binary-loss';
import { categoricalFromLogits, categoricalFromProbabilities, sparseFromProbabilities } from './categorical-loss';
import { WHOLE } from './extent';
import { otherLoss } from './other-losses';
import { softplusOf } from './predictions';
import { sampleRow } from './rows';

// Losses of single lines, in doubles; formulas at `Loss` in core. Gradients are those of the mean over a batch.

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
  // Cross-entropies of probabilities that no head has made are rare.
  const headed = !WHOLE || load<i32>(program, PROGRAM_HEAD) !== NO_HEAD;
  if (loss === MEAN_SQUARED_ERROR) return meanSquaredError(predictions, gradient, truth, units, size, share);
  if (loss === BINARY_CROSSENTROPY) {
    return headed
      ? binaryFromLogits(softplusOf(program, predictions), logits, predictions, gradient, truth, units, size, share)
      : binaryFromProbabilities(predictions, gradient, truth, units, size, share);
  }
  if (WHOLE && loss >= MEAN_ABSOLUTE_ERROR) return otherLoss(program, predictions, gradient, truth, units, size, share);
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

/** The sum over a batch's rows, in their order. */
export function sumOfLosses(program: usize, rows: i32): f64 {
  let total: f64 = 0;
  let at = load<usize>(program, PROGRAM_ROW_LOSSES);
  for (const end = at + (rows << 3); at < end; at += 8) total += load<f64>(at);
  return total;
}
