import { LEAST } from './limits';
import { log } from './logarithm';

// Losses of a whole line; what the arguments are stands at `lineLoss`.

/** max(0, 1 + greatest (1 - y) p - sum of y p); where several are the greatest each has its share of the gradient. */
export function categoricalHinge(
  predictions: usize,
  gradient: usize,
  truth: usize,
  units: i32,
  size: usize,
  share: f64,
): f64 {
  let own: f64 = 0;
  let most: f64 = -Infinity;
  let count: f64 = 0;
  for (let unit = 0; unit < units; unit++) {
    const y = <f64>load<f32>(truth + (unit << 2));
    const p = <f64>load<f32>(predictions + unit * size);
    const rival = (1 - y) * p;
    own += y * p;
    count = rival === most ? count + 1 : rival > most ? 1 : count;
    most = max(most, rival);
  }
  const loss = 1 + most - own;
  for (let unit = 0; gradient !== 0 && unit < units; unit++) {
    const y = <f64>load<f32>(truth + (unit << 2));
    const rival = (1 - y) * <f64>load<f32>(predictions + unit * size);
    const slope = (rival === most ? (1 - y) / count : 0) - y;
    store<f32>(gradient + unit * size, loss >= 0 ? <f32>(share * slope) : 0);
  }
  return max(0, loss);
}

/** sum of y log(y / p), both limited to [1e-7, 1]; the gradient passes where p stands within. */
export function klDivergence(
  predictions: usize,
  gradient: usize,
  truth: usize,
  units: i32,
  size: usize,
  share: f64,
): f64 {
  let total: f64 = 0;
  for (let unit = 0; unit < units; unit++) {
    const p = <f64>load<f32>(predictions + unit * size);
    const y = min(max(<f64>load<f32>(truth + (unit << 2)), LEAST), 1);
    const within = min(max(p, LEAST), 1);
    total += y * log(y / within);
    if (gradient !== 0) store<f32>(gradient + unit * size, p === within ? <f32>((-share * y) / p) : 0);
  }
  return total;
}

/** What a length counts as at least. */
const SHORTEST: f64 = 1e-7;

/** Minus the cosine; its gradient is (cosine p / |p| - y / |y|) / |p|, without the first where |p| counts as the least. */
export function cosineSimilarity(
  predictions: usize,
  gradient: usize,
  truth: usize,
  units: i32,
  size: usize,
  share: f64,
): f64 {
  let product: f64 = 0;
  let squares: f64 = 0;
  let truthSquares: f64 = 0;
  for (let unit = 0; unit < units; unit++) {
    const p = <f64>load<f32>(predictions + unit * size);
    const y = <f64>load<f32>(truth + (unit << 2));
    product += p * y;
    squares += p * p;
    truthSquares += y * y;
  }
  const length = max(sqrt(squares), SHORTEST);
  const truthLength = max(sqrt(truthSquares), SHORTEST);
  const cosine = product / length / truthLength;
  const along: f64 = length > SHORTEST ? cosine : 0;
  for (let unit = 0; gradient !== 0 && unit < units; unit++) {
    const p = <f64>load<f32>(predictions + unit * size);
    const y = <f64>load<f32>(truth + (unit << 2));
    store<f32>(gradient + unit * size, <f32>((share * ((along * p) / length - y / truthLength)) / length));
  }
  return -cosine;
}
