import {
  CATEGORICAL_HINGE,
  COSINE_SIMILARITY,
  HINGE,
  HUBER,
  KL_DIVERGENCE,
  LOG_COSH,
  MEAN_ABSOLUTE_ERROR,
  MEAN_ABSOLUTE_PERCENTAGE_ERROR,
  MEAN_SQUARED_LOGARITHMIC_ERROR,
  PROGRAM_LOSS,
  PROGRAM_LOSS_NUMBER,
  SQUARED_HINGE,
} from '../src/layout';
import { expOfMinus } from './exponential';
import { categoricalHinge, cosineSimilarity, klDivergence } from './line-losses';
import { log } from './logarithm';

// Losses that the common kernel does not have. Most are a mean over the numbers of a line; what the arguments are stands
// at `lineLoss`.

/** What counts as this much at least, in logarithms and under fractions. */
const SMALLEST: f64 = 1e-7;

export function otherLoss(
  program: usize,
  predictions: usize,
  gradient: usize,
  truth: usize,
  units: i32,
  size: usize,
  share: f64,
): f64 {
  const kind = load<i32>(program, PROGRAM_LOSS);
  if (kind === CATEGORICAL_HINGE) return categoricalHinge(predictions, gradient, truth, units, size, share);
  if (kind === KL_DIVERGENCE) return klDivergence(predictions, gradient, truth, units, size, share);
  if (kind === COSINE_SIMILARITY) return cosineSimilarity(predictions, gradient, truth, units, size, share);
  const number = <f64>load<f32>(program, PROGRAM_LOSS_NUMBER);
  const factor = share / <f64>units;
  let total: f64 = 0;
  for (let unit = 0; unit < units; unit++) {
    const p = <f64>load<f32>(predictions + unit * size);
    const y = <f64>load<f32>(truth + (unit << 2));
    total += lossOf(kind, y, p, number);
    if (gradient !== 0) store<f32>(gradient + unit * size, <f32>(factor * slopeOf(kind, y, p, number)));
  }
  return total / <f64>units;
}

function lossOf(kind: i32, y: f64, p: f64, number: f64): f64 {
  const distance = abs(p - y);
  if (kind === MEAN_ABSOLUTE_ERROR) return distance;
  if (kind === MEAN_ABSOLUTE_PERCENTAGE_ERROR) return (100 * distance) / max(abs(y), SMALLEST);
  if (kind === MEAN_SQUARED_LOGARITHMIC_ERROR) return logDistance(y, p) * logDistance(y, p);
  if (kind === HUBER) {
    return distance <= number ? 0.5 * distance * distance : number * distance - 0.5 * number * number;
  }
  if (kind === LOG_COSH) return logCosh(distance);
  if (kind === HINGE) return max(0, 1 - y * p);
  if (kind === SQUARED_HINGE) return max(0, 1 - y * p) * max(0, 1 - y * p);
  return p - y * log(p + SMALLEST);
}

function slopeOf(kind: i32, y: f64, p: f64, number: f64): f64 {
  const distance = p - y;
  const sign = <f64>(i32(distance > 0) - i32(distance < 0));
  if (kind === MEAN_ABSOLUTE_ERROR) return sign;
  if (kind === MEAN_ABSOLUTE_PERCENTAGE_ERROR) return (100 * sign) / max(abs(y), SMALLEST);
  if (kind === MEAN_SQUARED_LOGARITHMIC_ERROR) return p >= SMALLEST ? (2 * logDistance(y, p)) / (1 + p) : 0;
  if (kind === HUBER) return max(-number, min(distance, number));
  if (kind === LOG_COSH) {
    const power = expOfMinus(2 * abs(distance));
    return (sign * (1 - power)) / (1 + power);
  }
  // On the margin the slope is that of the side that still counts, as TensorFlow has it.
  if (kind === HINGE) return 1 - y * p >= 0 ? -y : 0;
  if (kind === SQUARED_HINGE) return -2 * y * max(0, 1 - y * p);
  return 1 - y / (p + SMALLEST);
}

function logDistance(y: f64, p: f64): f64 {
  return log((1 + max(p, SMALLEST)) / (1 + max(y, SMALLEST)));
}

/** |e| + log(1 + e^(-2 |e|)) - log 2, which overflows nowhere; where that loses its digits, the first terms of its series. */
function logCosh(size: f64): f64 {
  if (!(size < 0.05)) return size + log(1 + expOfMinus(2 * size)) - Math.LN2;
  const square = size * size;
  return square * (0.5 - square * (1.0 / 12 - square * (1.0 / 45 - square * (17.0 / 2520))));
}
