import { exp } from '../math/exp.js';
import { log } from '../math/log.js';

/** One number of the Poisson distribution, by the methods of numpy's `RandomState` and with its draws. */
export function drawPoisson(nextDouble: () => number, mean: number): number {
  if (mean === 0) return 0;
  return mean < 10 ? drawByProduct(nextDouble, mean) : drawByRejection(nextDouble, mean);
}

/** Knuth: uniform numbers are multiplied until the product falls to exp(-mean). */
function drawByProduct(nextDouble: () => number, mean: number): number {
  const limit = exp(-mean);
  let count = 0;
  for (let product = nextDouble(); product > limit; product *= nextDouble()) count += 1;
  return count;
}

/** W. Hörmann, "The transformed rejection method for generating Poisson random variables" (1993), algorithm PTRS. */
function drawByRejection(nextDouble: () => number, mean: number): number {
  const logMean = log(mean);
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const logInverseAlpha = log(1.1239 + 1.1328 / (b - 3.4));
  const acceptedAtOnce = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = nextDouble() - 0.5;
    const v = nextDouble();
    const distance = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / distance + b) * u + mean + 0.43);
    if (distance >= 0.07 && v <= acceptedAtOnce) return count;
    if (count < 0 || (distance < 0.013 && v > distance)) continue;
    const tried = log(v) + logInverseAlpha - log(a / (distance * distance) + b);
    if (tried <= -mean + count * logMean - logGamma(count + 1)) return count;
  }
}

/** Stirling's series of S. Zhang and J. Jin, "Computation of Special Functions" (1996), from the highest power down. */
const stirling: readonly number[] = [
  -1.3924322169059, 1.796443723688307e-1, -2.955065359477124e-2, 6.41025641025641e-3, -1.917526917526918e-3,
  8.417508417508418e-4, -5.952380952380952e-4, 7.936507936507937e-4, -2.777777777777778e-3, 8.333333333333333e-2,
];

const logTwoPi = 1.8378770664093453;

/** The logarithm of the gamma function for whole numbers from 1 up. Small ones are moved to 7, where the series is exact enough. */
function logGamma(x: number): number {
  if (x <= 2) return 0;
  const shift = Math.max(0, 7 - x);
  let at = x + shift;
  const inverseSquare = (1 / at) * (1 / at);
  const series = stirling.reduce((sum, coefficient) => sum * inverseSquare + coefficient);
  let value = series / at + 0.5 * logTwoPi + (at - 0.5) * log(at) - at;
  for (let step = 0; step < shift; step++) {
    value -= log(at - 1);
    at -= 1;
  }
  return value;
}
