import { classTruth } from './class-truth.js';
import type { Metric } from './metric.js';

/** How many values are above 0.5 and should be, and so on. */
interface Counts {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
}

/** A metric of the counts of all values, of all columns alike, strictly above 0.5 and not. */
const ofCounts =
  (name: string, of: (counts: Counts) => number): Metric =>
  (truth, predicted) =>
    of(countsAt(classTruth(name, truth, predicted), predicted.data));

function countsAt(truth: ArrayLike<number>, predicted: ArrayLike<number>): Counts {
  const counts = { truePositives: 0, falsePositives: 0, trueNegatives: 0, falseNegatives: 0 };
  for (let at = 0; at < predicted.length; at++) {
    const isFound = (predicted[at] as number) > 0.5;
    if (truth[at] === 1) counts[isFound ? 'truePositives' : 'falseNegatives'] += 1;
    else counts[isFound ? 'falsePositives' : 'trueNegatives'] += 1;
  }
  return counts;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Keras's metrics of these names, at their threshold of 0.5; where a formula divides by 0 they are 0. */
export const thresholdMetrics = {
  precision: ofCounts('precision', ({ truePositives, falsePositives }) =>
    share(truePositives, truePositives + falsePositives),
  ),
  recall: ofCounts('recall', ({ truePositives, falseNegatives }) =>
    share(truePositives, truePositives + falseNegatives),
  ),
  truePositives: ofCounts('truePositives', (counts) => counts.truePositives),
  trueNegatives: ofCounts('trueNegatives', (counts) => counts.trueNegatives),
  falsePositives: ofCounts('falsePositives', (counts) => counts.falsePositives),
  falseNegatives: ofCounts('falseNegatives', (counts) => counts.falseNegatives),
} as const satisfies Readonly<Record<string, Metric>>;
