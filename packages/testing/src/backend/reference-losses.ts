import { exp, type Floats, type Head, type Loss, log, log1p } from '@linnet/core';
import { curves, softmax } from './reference-activations.js';

/** The loss of one list along the last axis, and its gradient by the numbers of the list. */
export interface ListLoss {
  readonly loss: number;
  readonly gradient: Float64Array;
}

/** From what the plan gives before its head, and what should come out. */
type ListLossOf = (given: Float64Array, truth: Floats) => ListLoss;

/** What probabilities are limited to: 1e-7 and 1 - 1e-7 as Keras has them, in single floats. */
const [lowest, highest] = [Math.fround(1e-7), Math.fround(1 - 1e-7)] as const;

/** The head of a plan, on one list along the last axis. */
export const heads: Readonly<Record<Head, (given: Float64Array) => Float64Array>> = {
  none: (given) => given,
  sigmoid: (given) => given.map(sigmoid),
  softmax,
};

/** Losses of probabilities and, where the plan ends in the function that belongs to the loss, of logits. */
export function listLossOf({ kind }: Loss, head: Head): ListLossOf {
  switch (kind) {
    case 'meanSquaredError':
      return squaredError;
    case 'binaryCrossentropy':
      return head === 'sigmoid' ? binaryOfLogits : binary;
    case 'categoricalCrossentropy':
      return head === 'softmax' ? categoricalOfLogits : categorical;
    case 'sparseCategoricalCrossentropy':
      return sparseLossOf(head);
  }
}

const squaredError: ListLossOf = (given, truth) => ({
  loss: mean(given, (value, at) => square(value - number(truth, at))),
  gradient: given.map((value, at) => (2 * (value - number(truth, at))) / given.length),
});

const binary: ListLossOf = (given, truth) => ({
  loss: mean(given, (value, at) => {
    const [p, y] = [limited(value), number(truth, at)];
    return -(y * log(p) + (1 - y) * log(1 - p));
  }),
  gradient: given.map((p, at) => {
    const y = number(truth, at);
    return isWithin(p) ? ((1 - y) / (1 - p) - y / p) / given.length : 0;
  }),
});

const binaryOfLogits: ListLossOf = (given, truth) => ({
  loss: mean(given, (z, at) => Math.max(z, 0) - z * number(truth, at) + log1p(exp(-Math.abs(z)))),
  gradient: given.map((z, at) => (sigmoid(z) - number(truth, at)) / given.length),
});

/** Divides by the sum, then limits. */
const categorical: ListLossOf = (given, truth) => {
  const total = sum(given);
  const shares = given.map((value) => value / total);
  const byShare = shares.map((share, at) => (isWithin(share) ? -number(truth, at) / share : 0));
  // A share is p / total: by p it is 1 / total, and -share / total by way of the total.
  const throughTotal = sum(byShare.map((slope, at) => slope * number(shares, at)));
  return {
    loss: -sum(shares.map((share, at) => number(truth, at) * log(limited(share)))),
    gradient: byShare.map((slope) => (slope - throughTotal) / total),
  };
};

const categoricalOfLogits: ListLossOf = (given, truth) => {
  const [whole, total] = [logOfSum(given), sum(truth)];
  return {
    loss: sum(given.map((z, at) => number(truth, at) * (whole - z))),
    gradient: softmax(given).map((p, at) => total * p - number(truth, at)),
  };
};

const oneHot = (length: number, index: number): Float64Array =>
  Float64Array.from({ length }, (_, at) => Number(at === index));

/** Limits, then divides by the sum: the other way round than with one number for each class. */
const sparseLossOf =
  (head: Head): ListLossOf =>
  (given, truth) => {
    const y = oneHot(given.length, number(truth, 0));
    if (head === 'softmax') return categoricalOfLogits(given, y);
    const { loss, gradient } = categoricalOfLogits(
      given.map((p) => log(limited(p))),
      y,
    );
    return {
      loss,
      gradient: gradient.map((slope, at) => (isWithin(number(given, at)) ? slope / number(given, at) : 0)),
    };
  };

function logOfSum(given: Float64Array): number {
  const most = Math.max(...given);
  return most + log(sum(given.map((z) => exp(z - most))));
}

const sigmoid = curves.sigmoid[0];
const square = (x: number): number => x * x;
const number = (values: Floats, at: number): number => values[at] ?? Number.NaN;
const limited = (p: number): number => Math.min(Math.max(p, lowest), highest);
const isWithin = (p: number): boolean => p >= lowest && p <= highest;
const sum = (values: Floats): number => Array.from(values).reduce((total, value) => total + value, 0);
const mean = (values: Float64Array, of: (value: number, at: number) => number): number =>
  sum(values.map(of)) / values.length;
