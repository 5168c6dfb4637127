import { checkOptions, type OptionKind } from '@linnet/core';
import { type ClassCounts, classCounts } from './class-counts.js';
import type { Label, LabelList } from './label-lists.js';
import { type LabelOptions, labelledRows, labelOptionKinds } from './labelled-rows.js';
import {
  betaKind,
  fScore,
  precisionScore,
  recallScore,
  type ZeroDivisionOptions,
  zeroDivisionKind,
} from './score-formulas.js';

/** Precision, recall and F-score, from 0 to 1. */
export interface Scores {
  /** The share of rows predicted as the class that are of it. */
  readonly precision: number;
  /** The share of rows of the class that are predicted as it. */
  readonly recall: number;
  /** The harmonic mean of both; with `beta` recall counts beta^2 times. */
  readonly fScore: number;
  /** How many rows are of the class; with weights, the sum of theirs. */
  readonly support: number;
}

/** The scores of one class. */
export interface ClassScores<L extends Label = Label> extends Scores {
  /** Which class it is. */
  readonly label: L;
}

/** Options of {@link classScores}. */
export interface ClassScoreOptions<L extends Label = Label> extends LabelOptions<L>, ZeroDivisionOptions {
  /** How much more recall counts than precision in the F-score. Default 1: F1. */
  readonly beta?: number;
}

const kinds: Readonly<Record<keyof ClassScoreOptions, OptionKind>> = {
  ...labelOptionKinds,
  zeroDivision: zeroDivisionKind,
  beta: betaKind,
};

/**
 * Precision, recall, F-score and support of each class, in the order of the labels.
 *
 * A class that is never predicted has no precision: it is `zeroDivision` (default 0), and its F-score is 0 where it has
 * rows, as in scikit-learn. The recall of a class that is never the truth is `zeroDivision` too.
 *
 * @param truth a label for each row: whole numbers or texts
 * @param predicted the same; of scores `labels(...)` makes them
 * @throws LinnetError `bad-shape` for no rows, unequal numbers of rows, or several columns, `bad-value` for what is no
 *   label and for labels not among `labels`, with their row
 * @example
 * ```ts
 * classScores(['cat', 'dog', 'cat'], ['cat', 'dog', 'dog'])[0];
 * // { label: 'cat', precision: 1, recall: 0.5, fScore: 0.667, support: 2 }
 * ```
 */
export function classScores<L extends Label = number>(
  truth: LabelList<L>,
  predicted: LabelList<L>,
  options: ClassScoreOptions<L> = {},
): readonly ClassScores<L>[] {
  checkOptions('classScores', options, kinds);
  const rows = labelledRows(truth, predicted, options);
  const counts = classCounts(rows);
  return rows.labels.map((label, index) => ({ label, ...scoresOf(counts[index], options) }));
}

/** The scores of counts. */
export function scoresOf(
  counts: ClassCounts = { right: 0, truth: 0, predicted: 0 },
  { zeroDivision = 0, beta = 1 }: Pick<ClassScoreOptions, 'zeroDivision' | 'beta'>,
): Scores {
  return {
    precision: precisionScore(counts, zeroDivision),
    recall: recallScore(counts, zeroDivision),
    fScore: fScore(beta)(counts, zeroDivision),
    support: counts.truth,
  };
}
