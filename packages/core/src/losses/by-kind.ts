import type { Loss } from '../backend.js';
import type { Head } from '../head.js';
import { type Shape, sizeOf } from '../shape.js';
import { binaryCrossentropy, binaryOfLogits } from './binary-crossentropy.js';
import {
  categoricalOfLogits,
  categoricalOfProbabilities,
  givenShare,
  indexShare,
  sparseOfProbabilities,
} from './categorical-crossentropy.js';
import { cosineSimilarity } from './cosine-similarity.js';
import {
  absoluteError,
  huber,
  logCosh,
  percentageError,
  squaredError,
  squaredLogarithmicError,
} from './differences.js';
import { categoricalHinge, hinge, squaredHinge } from './hinge.js';
import { klDivergence } from './kl-divergence.js';
import { meanOverPairs, type PairLoss } from './pair-loss.js';
import { poisson } from './poisson.js';
import type { RowLoss } from './row-loss.js';
import { meanOverSteps, type StepLoss } from './step-loss.js';

/** The loss of a row of `output`: of its numbers one by one, or of its last axis. */
export function rowLossOf(loss: Loss, output: Shape, head: Head): RowLoss {
  const [size, width] = [sizeOf(output), output.at(-1) ?? 1];
  const pairs = (pairLoss: PairLoss): RowLoss => meanOverPairs(size, pairLoss);
  const steps = (stepLoss: StepLoss): RowLoss => meanOverSteps(size / width, stepLoss);
  switch (loss.kind) {
    case 'meanSquaredError':
      return pairs(squaredError);
    case 'meanAbsoluteError':
      return pairs(absoluteError);
    case 'meanAbsolutePercentageError':
      return pairs(percentageError);
    case 'meanSquaredLogarithmicError':
      return pairs(squaredLogarithmicError);
    case 'huber':
      return pairs(huber(loss.delta));
    case 'logCosh':
      return pairs(logCosh);
    case 'hinge':
      return pairs(hinge);
    case 'squaredHinge':
      return pairs(squaredHinge);
    case 'categoricalHinge':
      return steps(categoricalHinge(width));
    case 'poisson':
      return pairs(poisson);
    case 'klDivergence':
      return steps(klDivergence(width));
    case 'cosineSimilarity':
      return steps(cosineSimilarity(width));
    case 'binaryCrossentropy':
      return head === 'sigmoid' ? binaryOfLogits(size) : pairs(binaryCrossentropy);
    case 'categoricalCrossentropy':
      return steps(
        head === 'softmax' ? categoricalOfLogits(width, givenShare(width)) : categoricalOfProbabilities(width),
      );
    case 'sparseCategoricalCrossentropy': {
      const share = indexShare(width);
      return steps(head === 'softmax' ? categoricalOfLogits(width, share) : sparseOfProbabilities(width, share));
    }
  }
}
