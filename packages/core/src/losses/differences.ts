import { exp, log1p, tanh } from '../math.js';
import type { PairLoss } from './pair-loss.js';

/** What a percentage is taken of, and what a logarithm is taken of, count as this much at least. */
const smallest = 1e-7;

export const squaredError: PairLoss = {
  value: (y, p) => (p - y) * (p - y),
  slope: (y, p) => 2 * (p - y),
};

/** Its slope where p meets y is 0. */
export const absoluteError: PairLoss = {
  value: (y, p) => Math.abs(p - y),
  slope: (y, p) => Math.sign(p - y),
};

const percentOf = (y: number): number => 100 / Math.max(Math.abs(y), smallest);

export const percentageError: PairLoss = {
  value: (y, p) => percentOf(y) * Math.abs(p - y),
  slope: (y, p) => percentOf(y) * Math.sign(p - y),
};

const logDifference = (y: number, p: number): number => log1p(Math.max(p, smallest)) - log1p(Math.max(y, smallest));

/** Where p is too small for its logarithm, it has no slope. */
export const squaredLogarithmicError: PairLoss = {
  value: (y, p) => logDifference(y, p) * logDifference(y, p),
  slope: (y, p) => (p >= smallest ? (2 * logDifference(y, p)) / (1 + p) : 0),
};

/** Half the square up to `delta`, and a straight line from there on. */
export const huber = (delta: number): PairLoss => ({
  value: (y, p) => {
    const size = Math.abs(p - y);
    return size <= delta ? 0.5 * size * size : delta * size - 0.5 * delta * delta;
  },
  slope: (y, p) => Math.max(-delta, Math.min(p - y, delta)),
});

/** log cosh e = |e| + log(1 + exp(-2 |e|)) - log 2, which overflows nowhere. */
export const logCosh: PairLoss = {
  value: (y, p) => {
    const size = Math.abs(p - y);
    return size + log1p(exp(-2 * size)) - Math.LN2;
  },
  slope: (y, p) => tanh(p - y),
};
