import { checkOptions, type OptionKind } from '@linnet/core';
import { type ClassCounts, classCounts, summed } from './class-counts.js';
import { type ClassScores, type Scores, scoresOf } from './class-scores.js';
import type { Label, LabelList } from './label-lists.js';
import { type LabelledRows, type LabelOptions, labelledRows, labelOptionKinds } from './labelled-rows.js';
import {
  averageScore,
  type ClassAverage,
  fScore,
  precisionScore,
  recallScore,
  type ZeroDivisionOptions,
  zeroDivisionKind,
} from './score-formulas.js';

/** Scores of every class and of all together. */
export interface ClassificationScores<L extends Label = Label> {
  /** In the order of the labels. */
  readonly classes: readonly ClassScores<L>[];
  /** The share of rows that are right, from 0 to 1. */
  readonly accuracy: number;
  /** The means of the classes' scores. */
  readonly macro: Scores;
  /** The means weighted by the classes' supports. */
  readonly weighted: Scores;
}

/** Options of {@link classificationScores}. */
export interface ClassificationScoreOptions<L extends Label = Label> extends LabelOptions<L>, ZeroDivisionOptions {}

/** Kinds of these options. */
export const classificationScoreKinds: Readonly<Record<keyof ClassificationScoreOptions, OptionKind>> = {
  ...labelOptionKinds,
  zeroDivision: zeroDivisionKind,
};

/**
 * What `classificationReport` prints, as data: precision, recall, F1 and support of every class, accuracy, and the
 * averages. A class that is never predicted has `zeroDivision` (default 0) for its precision and counts with it in the
 * averages, as in scikit-learn.
 *
 * @param truth a label for each row: whole numbers or texts
 * @param predicted the same; of scores `labels(...)` makes them
 * @throws LinnetError `bad-shape` for no rows, unequal numbers of rows, or several columns, `bad-value` for what is no
 *   label and for labels not among `labels`, with their row
 * @example
 * ```ts
 * classificationScores([0, 1, 1, 0], [0, 1, 1, 1]).macro.fScore; // (2 / 3 + 0.8) / 2
 * ```
 */
export function classificationScores<L extends Label = number>(
  truth: LabelList<L>,
  predicted: LabelList<L>,
  options: ClassificationScoreOptions<L> = {},
): ClassificationScores<L> {
  checkOptions('classificationScores', options, classificationScoreKinds);
  return classificationScoresOf(labelledRows(truth, predicted, options), options);
}

/** The same for rows already read. */
export function classificationScoresOf<L extends Label>(
  rows: LabelledRows<L>,
  options: ZeroDivisionOptions,
): ClassificationScores<L> {
  const counts = classCounts(rows);
  return {
    classes: rows.labels.map((label, index) => ({ label, ...scoresOf(counts[index], options) })),
    // Every row is of one class and predicted as one: the F1 of all is their accuracy, and what scikit-learn prints as such.
    accuracy: fScore(1)(summed(counts), 0),
    macro: averagedScores(counts, 'macro', options),
    weighted: averagedScores(counts, 'weighted', options),
  };
}

/** All scores averaged, with the support of all classes together. */
export function averagedScores(
  counts: readonly ClassCounts[],
  average: ClassAverage,
  { zeroDivision = 0 }: ZeroDivisionOptions,
): Scores {
  const how = { average, zeroDivision };
  return {
    precision: averageScore(precisionScore, counts, how),
    recall: averageScore(recallScore, counts, how),
    fScore: averageScore(fScore(1), counts, how),
    support: summed(counts).truth,
  };
}
