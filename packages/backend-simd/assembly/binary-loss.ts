import { LEAST, MOST } from './limits';
import { log } from './logarithm';

// Cross-entropies of single probabilities; what the arguments are stands at `lineLoss`.

/** log(1 + e^z) - z y, the first part computed for all logits beforehand. */
export function binaryFromLogits(
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

/** -(y log p + (1 - y) log(1 - p)) with p limited: beyond the limits the gradient is 0. */
export function binaryFromProbabilities(
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
