import { LinnetError } from '@linnet/core';
import type { ScoredRows } from './binary-truth.js';

/** What a score of at least each threshold would catch; thresholds fall. With weights, sums of theirs. */
export interface ThresholdCounts {
  readonly thresholds: readonly number[];
  readonly truePositives: readonly number[];
  readonly falsePositives: readonly number[];
}

/** Counts at every score that occurs. */
export function thresholdCounts({ isPositive, scores, weights }: ScoredRows): ThresholdCounts {
  const order = descending(scores);
  const counts = { thresholds: [] as number[], truePositives: [] as number[], falsePositives: [] as number[] };
  let [caught, mistaken] = [0, 0];
  for (let rank = 0; rank < order.length; rank++) {
    const row = order[rank] as number;
    const [score, next] = [scores[row] as number, scores[order[rank + 1] ?? -1]];
    if (isPositive[row] === 1) caught += weights.at(row);
    else mistaken += weights.at(row);
    if (score === next) continue;
    counts.thresholds.push(score);
    counts.truePositives.push(caught);
    counts.falsePositives.push(mistaken);
  }
  return counts;
}

/** Rows by falling score; the order of equals does not matter. */
const descending = (scores: ArrayLike<number>): Uint32Array =>
  Uint32Array.from({ length: scores.length }, (_, row) => row).sort(
    (a, b) => (scores[b] as number) - (scores[a] as number),
  );

/** The last count of a list: that of all rows. */
export const totalOf = (counts: readonly number[]): number => counts.at(-1) ?? 0;

/** Throws where a curve needs rows that truth does not have. */
export function checkPresent(total: number, kind: 'positive' | 'negative', what: string): void {
  if (total > 0) return;
  throw new LinnetError(
    'bad-value',
    `Truth holds no ${kind} row (that counts), and ${what} is not defined without one. Take rows of both labels, or name the positive label.`,
  );
}
