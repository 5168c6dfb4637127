import { exp, type Loss, log, tanh } from '@linnet/core';
import { type ListLossOf, listLossOf } from '../src/backend/reference-losses.js';
import type { Has } from './faults.js';

/** What the loss is taken for. */
export function faultyLoss(loss: Loss, has: Has): Loss {
  if (loss.kind === 'huber' && has('takes 1 for every delta')) return { ...loss, delta: 1 };
  if (!('fromLogits' in loss) || !has('takes logits for probabilities')) return loss;
  return { ...loss, fromLogits: false };
}

/** Losses as the reference has them: rightly, or with a mistake. */
export const faultyListLossOf =
  (has: Has): typeof listLossOf =>
  (loss, head) => {
    const right = listLossOf(loss, head);
    if (loss.kind === 'logCosh' && has('overflows in logCosh')) return overflowing;
    if (loss.kind === 'cosineSimilarity' && has('takes lengths for 1e-6 at least')) return withLongLists(right);
    return loss.kind === 'klDivergence' && has('gives a divergence as a mean') ? asMean(right) : right;
  };

const overflowing: ListLossOf = (given, truth) => {
  const differences = given.map((p, at) => p - (truth[at] ?? 0));
  const losses = differences.map((x) => log(Math.fround(exp(x) + exp(-x)) / 2));
  return {
    loss: losses.reduce((a, b) => a + b) / losses.length,
    gradient: differences.map((x) => tanh(x) / losses.length),
  };
};

const asMean =
  (right: ListLossOf): ListLossOf =>
  (given, truth) => {
    const { loss, gradient } = right(given, truth);
    return { loss: loss / given.length, gradient: gradient.map((slope) => slope / given.length) };
  };

/** Lists that are shorter than 1e-6 are taken for parts of one that is as long. */
const withLongLists =
  (right: ListLossOf): ListLossOf =>
  (given, truth) => {
    const share = Math.min(1, Math.sqrt(given.reduce((sum, p) => sum + p * p, 0)) / 1e-6);
    const { loss, gradient } = right(given, truth);
    return { loss: share * loss, gradient: gradient.map((slope) => share * slope) };
  };
