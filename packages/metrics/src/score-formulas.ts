import type { OptionKind } from '@linnet/core';
import { type ClassCounts, summed } from './class-counts.js';

/** What a score is where its formula would divide by 0. */
export interface ZeroDivisionOptions {
  /**
   * The score of a class where its formula divides by 0: the precision of a class that is never predicted, the recall of
   * one that is never the truth, the F-score of one that is neither. Default 0, as scikit-learn gives.
   */
  readonly zeroDivision?: 0 | 1;
}

/** What the option may be. */
export const zeroDivisionKind: OptionKind = { is: (value) => value === 0 || value === 1, use: '0 or 1' };

/** A number from the counts of a class. */
export type Score = (counts: ClassCounts, zeroDivision: number) => number;

/** The share of rows predicted as the class that are of it. */
export const precisionScore: Score = ({ right, predicted }, zeroDivision) => ratio(right, predicted, zeroDivision);

/** The share of rows of the class that are predicted as it. */
export const recallScore: Score = ({ right, truth }, zeroDivision) => ratio(right, truth, zeroDivision);

/**
 * F-beta, (1 + beta^2) right / (beta^2 truth + predicted): the harmonic mean of precision and recall, with recall counting
 * beta^2 times (C. J. van Rijsbergen, Information Retrieval, 1979).
 */
export const fScore =
  (beta: number): Score =>
  ({ right, truth, predicted }, zeroDivision) =>
    ratio((1 + beta * beta) * right, beta * beta * truth + predicted, zeroDivision);

const ratio = (part: number, whole: number, zeroDivision: number): number =>
  whole === 0 ? zeroDivision : part / whole;

/** What beta may be. */
export const betaKind: OptionKind = {
  is: (value) => typeof value === 'number' && Number.isFinite(value) && value > 0 && value < 1e100,
  use: 'a number above 0, such as 2 where recall counts for more, 0.5 where precision does',
};

/** How the scores of several classes become one. */
export type ClassAverage = 'macro' | 'micro' | 'weighted';

/** The averages there are. */
export const classAverages: readonly ClassAverage[] = ['macro', 'micro', 'weighted'];

/**
 * One number for all classes: `macro` is the mean of their scores, `weighted` the mean weighted by how many rows are of
 * each, `micro` the score of all their counts together.
 */
export function averageScore(
  score: Score,
  counts: readonly ClassCounts[],
  { average, zeroDivision }: { readonly average: ClassAverage; readonly zeroDivision: number },
): number {
  if (average === 'micro') return score(summed(counts), zeroDivision);
  const scores = counts.map((of) => score(of, zeroDivision));
  // Without a row of any class there are no weights: only where rows may have several labels, and none has one.
  const even = average === 'macro' || counts.every(({ truth }) => truth === 0);
  const weights = counts.map(({ truth }) => (even ? 1 : truth));
  return weightedMean(scores, weights);
}

const weightedMean = (values: readonly number[], weights: readonly number[]): number =>
  values.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0) /
  weights.reduce((sum, weight) => sum + weight, 0);
