import type { Floats, Loss, NdArray } from '@linnet/core';
import { lossLoops } from '@linnet/core/losses';
import { targetsOf } from '../loss-targets.js';
import type { LossName } from '../losses.js';
import { classIndices, classTruth, sameTruth } from './class-truth.js';
import type { Metric } from './metric.js';

/** Losses without options of their own. */
type PlainLoss = Exclude<LossName, 'huber'>;

/** The mean of a loss over all rows, which all count alike, of predictions as the model gives them. */
const meanLoss =
  (kind: PlainLoss, truthOf: (metric: string, truth: NdArray, predicted: NdArray) => Floats = sameTruth): Metric =>
  (truth, predicted) => {
    const rows = predicted.shape[0] ?? 0;
    const targets = targetsOf({ kind }, { data: truthOf(kind, truth, predicted), shape: predicted.shape });
    const loss: Loss = { kind };
    const { data } = predicted;
    const weights = new Float64Array(rows).fill(1);
    const outcome = { logits: data, predicted: data, truth: targets.data, weights, rows };
    return lossLoops(loss, predicted.shape.slice(1), 'none').sum(outcome) / rows;
  };

const minusCosine = meanLoss('cosineSimilarity');

/** Losses as metrics: Keras's formulas, which stand at `Loss` of `@linnet/core`, without weights of rows or regularizers. */
export const lossMetrics = {
  meanAbsolutePercentageError: meanLoss('meanAbsolutePercentageError'),
  meanSquaredLogarithmicError: meanLoss('meanSquaredLogarithmicError'),
  logCosh: meanLoss('logCosh'),
  hinge: meanLoss('hinge'),
  squaredHinge: meanLoss('squaredHinge'),
  categoricalHinge: meanLoss('categoricalHinge', classTruth),
  poisson: meanLoss('poisson'),
  klDivergence: meanLoss('klDivergence'),
  // As a metric it is the cosine itself, as in Keras; as a loss it is minus that.
  cosineSimilarity: (truth, predicted) => -minusCosine(truth, predicted),
  binaryCrossentropy: meanLoss('binaryCrossentropy'),
  categoricalCrossentropy: meanLoss('categoricalCrossentropy', probabilityTruth),
  sparseCategoricalCrossentropy: meanLoss('sparseCategoricalCrossentropy', classIndices),
} as const satisfies Readonly<Record<string, Metric>>;

/** A column for each class: probabilities as they are, class indices as columns of 0 and 1. */
function probabilityTruth(metric: string, truth: NdArray, predicted: NdArray): Floats {
  return truth.data.length === predicted.data.length ? truth.data : classTruth(metric, truth, predicted);
}
