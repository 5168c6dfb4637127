import type { Floats, Head, Loss } from '@linnet/core';
import { curves, softmax } from './reference-activations.js';
import {
  binary,
  binaryOfLogits,
  categorical,
  categoricalOfLogits,
  sparse,
  sparseOfLogits,
} from './reference-crossentropies.js';
import {
  absoluteError,
  hinge,
  huber,
  logarithmicError,
  logCosh,
  percentageError,
  poisson,
  squaredError,
  squaredHinge,
} from './reference-pair-losses.js';
import { categoricalHinge, cosineSimilarity, divergence } from './reference-vector-losses.js';

/** The loss of one list along the last axis, and its gradient by the numbers of the list. */
export interface ListLoss {
  readonly loss: number;
  readonly gradient: Float64Array;
}

/** From what the plan gives before its head, and what should come out. */
export type ListLossOf = (given: Float64Array, truth: Floats) => ListLoss;

/** The head of a plan, on one list along the last axis. */
export const heads: Readonly<Record<Head, (given: Float64Array) => Float64Array>> = {
  none: (given) => given,
  sigmoid: (given) => given.map(curves.sigmoid[0]),
  softmax,
};

/** Losses of predictions and, where the plan ends in the function that belongs to the loss, of logits. */
export function listLossOf(loss: Loss, head: Head): ListLossOf {
  switch (loss.kind) {
    case 'meanSquaredError':
      return squaredError;
    case 'meanAbsoluteError':
      return absoluteError;
    case 'meanAbsolutePercentageError':
      return percentageError;
    case 'meanSquaredLogarithmicError':
      return logarithmicError;
    case 'huber':
      return huber(loss.delta);
    case 'logCosh':
      return logCosh;
    case 'hinge':
      return hinge;
    case 'squaredHinge':
      return squaredHinge;
    case 'categoricalHinge':
      return categoricalHinge;
    case 'poisson':
      return poisson;
    case 'klDivergence':
      return divergence;
    case 'cosineSimilarity':
      return cosineSimilarity;
    case 'binaryCrossentropy':
      return head === 'sigmoid' ? binaryOfLogits : binary;
    case 'categoricalCrossentropy':
      return head === 'softmax' ? categoricalOfLogits : categorical;
    case 'sparseCategoricalCrossentropy':
      return head === 'softmax' ? sparseOfLogits : sparse;
  }
}
