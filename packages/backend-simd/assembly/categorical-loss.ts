import { LEAST, MOST } from './limits';
import { log } from './logarithm';

// Cross-entropies of classes; what the arguments are stands at `lineLoss`.

/** sum y (log(sum e^z) - z), with the logarithm's argument shifted by the greatest z. */
export function categoricalFromLogits(
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
export function categoricalFromProbabilities(
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
export function sparseFromProbabilities(
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
