import { LinnetError, unknownName } from '@linnet/core';
import { measuredLosses, shortNames } from './loss-names.js';
import type { Measures } from './metrics/measures.js';

/** Metrics that are better the greater they are. */
const growing = [
  'accuracy',
  'binaryAccuracy',
  'categoricalAccuracy',
  'sparseCategoricalAccuracy',
  'topKCategoricalAccuracy',
  'sparseTopKCategoricalAccuracy',
  'precision',
  'recall',
  'truePositives',
  'trueNegatives',
  'f1Score',
  'auc',
  'r2Score',
  'cosineSimilarity',
] as const;

/** Those that are better the smaller they are. */
const shrinking = [
  'falsePositives',
  'falseNegatives',
  'rootMeanSquaredError',
  ...measuredLosses.filter((kind) => kind !== 'cosineSimilarity'),
] as const;

/**
 * Metrics that can be named.
 *
 * - `accuracy`: of one column the share of rows on the right side of 0.5, of several the share whose greatest is right.
 * - `binaryAccuracy`: the share of single values on the right side of 0.5; for several labels a row.
 * - `topKCategoricalAccuracy`: the share of rows whose class has one of the five highest numbers.
 * - `precision`, `recall`, `truePositives` ...: of all values, of all columns alike, at the threshold 0.5.
 * - `f1Score`: the mean of all classes' F1; of one column that of the class 1.
 * - `auc`: the area under the ROC curve of all values, by 200 thresholds as in Keras.
 * - Errors and losses by their names; `cosineSimilarity` is the cosine, minus the loss of that name.
 *
 * Where truth is class indices, metrics of columns take the columns that they stand for.
 */
export type MetricName = (typeof growing | typeof shrinking)[number];

/** All metrics that can be named. */
export const metricNames: readonly MetricName[] = [...growing, ...shrinking];

/** Whether a metric is better the greater it is (`max`) or the smaller. */
export const directionOf = (name: MetricName): 'min' | 'max' =>
  (growing as readonly MetricName[]).includes(name) ? 'max' : 'min';

/** What else metrics are called, for suggestions. */
export const otherMetricNames: Readonly<Record<string, string>> = {
  ...shortNames,
  acc: '"accuracy"',
  rmse: '"rootMeanSquaredError"',
  r2: '"r2Score"',
  f1: '"f1Score"',
  rocauc: '"auc"',
  logcosherror: '"logCosh"',
  topkaccuracy: '"topKCategoricalAccuracy"',
};

/** Checks the names of metrics: known, and each once. */
export function checkMetrics(names: readonly MetricName[]): void {
  for (const [index, name] of names.entries()) {
    if (!metricNames.includes(name)) throw unknownName('metric', name, metricNames, otherMetricNames);
    if (names.indexOf(name) !== index) throw new LinnetError('duplicate-name', `The metric "${name}" is listed twice.`);
  }
}

const nothing: Measures = { check: () => undefined, of: () => ({}) };

/** Loads metrics: a page that asks for none does without their code. */
export async function loadMetrics(names: readonly MetricName[]): Promise<Measures> {
  if (names.length === 0) return nothing;
  const { measuresOf } = await import('./metrics/measures.js');
  return measuresOf(names);
}
