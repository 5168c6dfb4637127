import { checkOptions, LinnetError, type OptionKind, showValue } from '@linnet/core';
import { classCounts } from './class-counts.js';
import type { Label, LabelList } from './label-lists.js';
import { type LabelOptions, labelledRows, labelOptionKinds, listed } from './labelled-rows.js';
import {
  averageScore,
  betaKind,
  type ClassAverage,
  classAverages,
  fScore,
  precisionScore,
  recallScore,
  type Score,
  type ZeroDivisionOptions,
  zeroDivisionKind,
} from './score-formulas.js';

/** Options of {@link precision}, {@link recall} and {@link f1}. */
export interface ScoreOptions<L extends Label = Label> extends LabelOptions<L>, ZeroDivisionOptions {
  /**
   * `binary` (the default) scores the positive label of two. Of more classes `macro` is the mean of their scores, `weighted`
   * the mean weighted by how many rows are of each, `micro` the score of all rows together, which is their accuracy.
   */
  readonly average?: 'binary' | ClassAverage;
  /** The label that is looked for, with `binary`. Default 1. */
  readonly positive?: NoInfer<L>;
}

/** Options of {@link fBeta}. */
export interface FBetaOptions<L extends Label = Label> extends ScoreOptions<L> {
  /** How much more recall counts than precision; above 0. */
  readonly beta: number;
}

/** What a positive label may be. */
export const positiveKind: OptionKind = {
  is: (value) => typeof value === 'string' || Number.isInteger(value),
  use: 'one of the labels, a whole number or a text',
};

const kinds: Readonly<Record<keyof ScoreOptions, OptionKind>> = {
  ...labelOptionKinds,
  zeroDivision: zeroDivisionKind,
  average: {
    is: (value) => value === 'binary' || classAverages.some((average) => average === value),
    use: '"binary", "macro", "micro" or "weighted"',
  },
  positive: positiveKind,
};

/**
 * The share of rows predicted as the positive label that are of it: right / predicted. With an `average`, of all classes.
 *
 * A class that is never predicted has no precision; `zeroDivision` (default 0, as in scikit-learn) stands in its place, also
 * in averages.
 *
 * @param truth a label for each row: whole numbers or texts
 * @param predicted the same; of scores `labels(...)` makes them
 * @throws LinnetError `bad-shape` for no rows, unequal numbers of rows, or several columns, `bad-value` for what is no
 *   label and for labels not among `labels`, with their row, `bad-option` where more than two labels need an average, or
 *   two of which neither is `positive`
 * @example
 * ```ts
 * precision([0, 1, 1, 0], [0, 1, 1, 1]); // 2 / 3
 * precision([0, 1, 2, 2], [0, 2, 2, 2], { average: 'macro' }); // (1 + 0 + 2 / 3) / 3
 * ```
 */
export const precision = <L extends Label = number>(
  truth: LabelList<L>,
  predicted: LabelList<L>,
  options: ScoreOptions<L> = {},
): number => scored('precision', precisionScore, truth, predicted, options);

/**
 * The share of rows of the positive label that are predicted as it: right / truth. With an `average`, of all classes; of a
 * class that is never the truth `zeroDivision`. Takes the same arguments as {@link precision} and throws the same errors.
 *
 * @example
 * ```ts
 * recall(['ham', 'spam', 'spam'], ['ham', 'spam', 'ham'], { positive: 'spam' }); // 0.5
 * ```
 */
export const recall = <L extends Label = number>(
  truth: LabelList<L>,
  predicted: LabelList<L>,
  options: ScoreOptions<L> = {},
): number => scored('recall', recallScore, truth, predicted, options);

/**
 * The harmonic mean of precision and recall, 2 right / (truth + predicted). With an `average`, of all classes; of a class
 * that is neither predicted nor the truth `zeroDivision`. Takes the same arguments as {@link precision} and throws the same
 * errors.
 *
 * @example
 * ```ts
 * f1([0, 1, 1, 0], [0, 1, 1, 1]); // 0.8
 * ```
 */
export const f1 = <L extends Label = number>(
  truth: LabelList<L>,
  predicted: LabelList<L>,
  options: ScoreOptions<L> = {},
): number => scored('f1', fScore(1), truth, predicted, options);

/**
 * F-beta, (1 + beta^2) right / (beta^2 truth + predicted): as {@link f1}, with recall counting beta^2 times (C. J. van
 * Rijsbergen, Information Retrieval, 1979). Throws as {@link precision}, and `bad-option` for a beta that is not above 0.
 *
 * @example
 * ```ts
 * fBeta([0, 1, 1, 0], [0, 1, 1, 1], { beta: 2 }); // 10 / 11
 * ```
 */
export function fBeta<L extends Label = number>(
  truth: LabelList<L>,
  predicted: LabelList<L>,
  options: FBetaOptions<L>,
): number {
  checkOptions('fBeta', options, { ...kinds, beta: betaKind }, ['beta']);
  const { beta, ...others } = options;
  return scored('fBeta', fScore(beta), truth, predicted, others);
}

function scored<L extends Label>(
  what: string,
  score: Score,
  truth: LabelList<L>,
  predicted: LabelList<L>,
  options: ScoreOptions<L>,
): number {
  checkOptions(what, options, kinds);
  const { average = 'binary', zeroDivision = 0, positive } = options;
  const rows = labelledRows(truth, predicted, options);
  const counts = classCounts(rows);
  if (average !== 'binary') return averageScore(score, counts, { average, zeroDivision });
  const of = counts[positionOfPositive(rows.labels, positive)];
  return score(of ?? { right: 0, truth: 0, predicted: 0 }, zeroDivision);
}

/** Where the positive label stands; -1 where all rows are of the other. */
function positionOfPositive(labels: readonly Label[], positive: Label = 1): number {
  if (labels.length > 2) throw severalLabels(labels);
  const position = labels.indexOf(positive);
  if (position < 0 && (labels.length > 1 || typeof labels[0] !== typeof positive)) throw noPositive(labels, positive);
  return position;
}

const severalLabels = (labels: readonly Label[]): LinnetError =>
  new LinnetError(
    'bad-option',
    `There are more than two labels: ${listed(labels)}. One score for them needs an average: 'macro' (the mean of all classes), 'weighted' (by their rows) or 'micro' (of all rows); classScores gives each class's own.`,
  );

const noPositive = (labels: readonly Label[], positive: Label): LinnetError =>
  new LinnetError(
    'bad-option',
    `The positive label is ${showValue(positive)}, and the labels are ${listed(labels)}. Name the one that is looked for, such as positive: ${showValue(labels.at(-1))}.`,
  );
