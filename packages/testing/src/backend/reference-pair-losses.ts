import { log, log1p, tanh } from '@linnet/core';
import { softplus } from './reference-activations.js';
import { mean, number, square } from './reference-lists.js';
import type { ListLossOf } from './reference-losses.js';

/** The mean over a list of a loss of each prediction p and its target y; `slopeOf` is its derivative by p. */
const meanOfPairs =
  (lossOf: (p: number, y: number) => number, slopeOf: (p: number, y: number) => number): ListLossOf =>
  (given, truth) => ({
    loss: mean(given, (p, at) => lossOf(p, number(truth, at))),
    gradient: given.map((p, at) => slopeOf(p, number(truth, at)) / given.length),
  });

const least = 1e-7;

export const squaredError = meanOfPairs(
  (p, y) => square(p - y),
  (p, y) => 2 * (p - y),
);

export const absoluteError = meanOfPairs(
  (p, y) => Math.abs(p - y),
  (p, y) => Math.sign(p - y),
);

export const percentageError = meanOfPairs(
  (p, y) => (100 * Math.abs(p - y)) / Math.max(Math.abs(y), least),
  (p, y) => (100 * Math.sign(p - y)) / Math.max(Math.abs(y), least),
);

const logRatio = (p: number, y: number): number => log1p(Math.max(p, least)) - log1p(Math.max(y, least));

export const logarithmicError = meanOfPairs(
  (p, y) => square(logRatio(p, y)),
  (p, y) => (p < least ? 0 : (2 * logRatio(p, y)) / (1 + p)),
);

/** Huber, 1964. */
export const huber = (delta: number): ListLossOf =>
  meanOfPairs(
    (p, y) => (Math.abs(p - y) <= delta ? square(p - y) / 2 : delta * Math.abs(p - y) - square(delta) / 2),
    (p, y) => Math.min(Math.max(p - y, -delta), delta),
  );

/** log cosh x = x + log(1 + exp(-2 x)) - log 2, which keeps its digits where cosh has none. */
export const logCosh = meanOfPairs(
  (p, y) => p - y + softplus(-2 * (p - y)) - log(2),
  (p, y) => tanh(p - y),
);

export const hinge = meanOfPairs(
  (p, y) => Math.max(0, 1 - y * p),
  (p, y) => (y * p < 1 ? -y : 0),
);

export const squaredHinge = meanOfPairs(
  (p, y) => square(Math.max(0, 1 - y * p)),
  (p, y) => -2 * y * Math.max(0, 1 - y * p),
);

export const poisson = meanOfPairs(
  (p, y) => p - y * log(p + least),
  (p, y) => 1 - y / (p + least),
);
