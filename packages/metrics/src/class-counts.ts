import type { Label } from './label-lists.js';
import type { LabelledRows } from './labelled-rows.js';

/** How often a class was predicted rightly, is the truth, and was predicted; with weights, sums of theirs. */
export interface ClassCounts {
  readonly right: number;
  readonly truth: number;
  readonly predicted: number;
}

/** These counts for each label. */
export function classCounts<L extends Label>({
  labels,
  truth,
  predicted,
  weights,
}: LabelledRows<L>): readonly ClassCounts[] {
  const counts = labels.map(() => ({ right: 0, truth: 0, predicted: 0 }));
  for (let row = 0; row < truth.length; row++) {
    const [expected, given] = [truth[row] as number, predicted[row] as number];
    const [ofTruth, ofPredicted] = [counts[expected], counts[given]];
    const weight = weights.at(row);
    if (ofTruth !== undefined) ofTruth.truth += weight;
    if (ofPredicted !== undefined) ofPredicted.predicted += weight;
    if (ofTruth !== undefined && expected === given) ofTruth.right += weight;
  }
  // By way of what was missed, as scikit-learn sums up: reports print sums of weights to their last digit.
  return counts.map(({ right, truth: of, predicted: as }) => ({
    right,
    truth: right + (of - right),
    predicted: right + (as - right),
  }));
}

/** All classes as one: what micro averages are taken of. */
export const summed = (counts: readonly ClassCounts[]): ClassCounts =>
  counts.reduce(
    (sum, { right, truth, predicted }) => ({
      right: sum.right + right,
      truth: sum.truth + truth,
      predicted: sum.predicted + predicted,
    }),
    { right: 0, truth: 0, predicted: 0 },
  );
