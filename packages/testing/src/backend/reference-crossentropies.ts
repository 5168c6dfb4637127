import { exp, log, log1p } from '@linnet/core';
import { curves, softmax } from './reference-activations.js';
import { dot, mean, number, sum } from './reference-lists.js';
import type { ListLossOf } from './reference-losses.js';

/** What probabilities are limited to: 1e-7 and 1 - 1e-7 as Keras has them, in single floats. */
const [lowest, highest] = [Math.fround(1e-7), Math.fround(1 - 1e-7)] as const;

/** -(y log p + (1 - y) log(1 - p)) */
export const binary: ListLossOf = (given, truth) => ({
  loss: mean(given, (value, at) => {
    const [p, y] = [limited(value), number(truth, at)];
    return -(y * log(p) + (1 - y) * log(1 - p));
  }),
  gradient: given.map((p, at) => {
    const y = number(truth, at);
    return isWithin(p) ? ((1 - y) / (1 - p) - y / p) / given.length : 0;
  }),
});

/** The same for p = sigmoid(z). */
export const binaryOfLogits: ListLossOf = (given, truth) => ({
  loss: mean(given, (z, at) => Math.max(z, 0) - z * number(truth, at) + log1p(exp(-Math.abs(z)))),
  gradient: given.map((z, at) => (curves.sigmoid[0](z) - number(truth, at)) / given.length),
});

/** -sum y log p; divides by the sum, then limits. */
export const categorical: ListLossOf = (given, truth) => {
  const total = sum(given);
  const shares = given.map((value) => value / total);
  const byShare = shares.map((share, at) => (isWithin(share) ? -number(truth, at) / share : 0));
  // A share is p / total: by p it is 1 / total, and -share / total by way of the total.
  const throughTotal = dot(byShare, shares);
  return {
    loss: -sum(shares.map((share, at) => number(truth, at) * log(limited(share)))),
    gradient: byShare.map((slope) => (slope - throughTotal) / total),
  };
};

/** The same for p = softmax(z). */
export const categoricalOfLogits: ListLossOf = (given, truth) => {
  const [whole, total] = [logOfSum(given), sum(truth)];
  return {
    loss: sum(given.map((z, at) => number(truth, at) * (whole - z))),
    gradient: softmax(given).map((p, at) => total * p - number(truth, at)),
  };
};

/** Of a class index. Limits, then divides by the sum: the other way round than with one number for each class. */
export const sparse: ListLossOf = (given, truth) => {
  const { loss, gradient } = sparseOfLogits(
    given.map((p) => log(limited(p))),
    truth,
  );
  return {
    loss,
    gradient: gradient.map((slope, at) => (isWithin(number(given, at)) ? slope / number(given, at) : 0)),
  };
};

/** The same for p = softmax(z). */
export const sparseOfLogits: ListLossOf = (given, truth) =>
  categoricalOfLogits(
    given,
    given.map((_, at) => Number(at === truth[0])),
  );

function logOfSum(given: Float64Array): number {
  const most = Math.max(...given);
  return most + log(sum(given.map((z) => exp(z - most))));
}

const limited = (p: number): number => Math.min(Math.max(p, lowest), highest);
const isWithin = (p: number): boolean => p >= lowest && p <= highest;
