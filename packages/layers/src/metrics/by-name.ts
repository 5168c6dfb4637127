import { LinnetError, type NdArray } from '@linnet/core';
import {
  accuracy,
  binaryAccuracy,
  meanAbsoluteError,
  meanSquaredError,
  r2,
  rootMeanSquaredError,
  topKAccuracy,
} from '@linnet/metrics';
import type { MetricName } from '../metrics.js';
import { auc } from './auc.js';
import { classTruth, columnsOf } from './class-truth.js';
import { f1Score } from './f1-score.js';
import { lossMetrics } from './loss-metrics.js';
import type { Metric } from './metric.js';
import { thresholdMetrics } from './threshold-metrics.js';

/** Of one column the side of 0.5 decides, of several the greatest; truth is one-hot or class indices. */
const classAccuracy: Metric = (truth, predicted) => accuracy(truth, predicted, { threshold: 0.5 });

const accuracyOfClasses =
  (name: string): Metric =>
  (truth, predicted) => {
    checkSeveral(name, predicted);
    return classAccuracy(truth, predicted);
  };

const topFiveAccuracy =
  (name: string): Metric =>
  (truth, predicted) => {
    checkSeveral(name, predicted);
    const columns = columnsOf(predicted);
    const shape = [predicted.data.length / columns, columns];
    const expected = { data: classTruth(name, truth, predicted), shape };
    return topKAccuracy(expected, { data: predicted.data, shape }, { k: 5 });
  };

function checkSeveral(name: string, predicted: NdArray): void {
  if (columnsOf(predicted) > 1) return;
  throw new LinnetError(
    'bad-shape',
    `The metric ${name} needs a number for each class, and the model gives one. Use accuracy, which takes one column for two classes.`,
  );
}

/**
 * Metrics that training can report, named as in Keras and equal to its metrics over all rows of an epoch. They see targets
 * and predictions in the user's units; rows count alike, whatever they weigh in the loss, as in Keras's `metrics`.
 */
export const metricsByName = {
  accuracy: classAccuracy,
  binaryAccuracy: (truth, predicted) => binaryAccuracy(truth, predicted),
  categoricalAccuracy: accuracyOfClasses('categoricalAccuracy'),
  sparseCategoricalAccuracy: accuracyOfClasses('sparseCategoricalAccuracy'),
  topKCategoricalAccuracy: topFiveAccuracy('topKCategoricalAccuracy'),
  sparseTopKCategoricalAccuracy: topFiveAccuracy('sparseTopKCategoricalAccuracy'),
  ...thresholdMetrics,
  f1Score,
  auc,
  meanSquaredError: (truth, predicted) => meanSquaredError(truth, predicted),
  rootMeanSquaredError: (truth, predicted) => rootMeanSquaredError(truth, predicted),
  meanAbsoluteError: (truth, predicted) => meanAbsoluteError(truth, predicted),
  r2Score: (truth, predicted) => r2(truth, predicted),
  ...lossMetrics,
} as const satisfies Readonly<Record<MetricName, Metric>>;
