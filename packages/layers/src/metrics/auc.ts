import type { NdArray } from '@linnet/core';
import { classTruth } from './class-truth.js';

/** Keras's number of thresholds: 0, 1 and 198 between them. */
const thresholds = 200;

/**
 * Keras's AUC: the area under the receiver operating characteristic of all values, of all columns alike, by trapezoids
 * between 200 thresholds. `rocAuc` of `@linnet/metrics` is exact. 0 where truth holds one class only.
 */
export function auc(truth: NdArray, predicted: NdArray): number {
  const expected = classTruth('auc', truth, predicted);
  const [positive, negative] = [new Float64Array(thresholds), new Float64Array(thresholds)];
  for (let at = 0; at < expected.length; at++) {
    const counts = expected[at] === 1 ? positive : negative;
    const bucket = bucketOf(predicted.data[at] as number);
    counts[bucket] = (counts[bucket] as number) + 1;
  }
  return area(shares(positive), shares(negative));
}

/** How many thresholds a value is above, but for the one below 0, in single floats as Keras has it. */
function bucketOf(value: number): number {
  const limited = Math.min(Math.max(Math.fround(value), 0), 1);
  return Math.max(0, Math.ceil(Math.fround(limited * (thresholds - 1))) - 1);
}

/** The share of values in each bucket or a higher one. */
function shares(counts: Float64Array): Float64Array {
  const sums = new Float64Array(counts.length);
  for (let at = counts.length - 1; at >= 0; at--) sums[at] = (counts[at] as number) + (sums[at + 1] ?? 0);
  const all = sums[0] ?? 0;
  return all === 0 ? sums : sums.map((sum) => sum / all);
}

function area(recall: Float64Array, fallOut: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < thresholds - 1; at++) {
    const width = (fallOut[at] as number) - (fallOut[at + 1] as number);
    sum += (width * ((recall[at] as number) + (recall[at + 1] as number))) / 2;
  }
  return sum;
}
