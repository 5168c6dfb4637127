import { checkOptions, type OptionKind } from '@linnet/core';
import type { ClassCounts } from './class-counts.js';
import { type ClassScores, type Scores, scoresOf } from './class-scores.js';
import { averagedScores } from './classification-scores.js';
import { type IndicatorRows, indicatorRows } from './multilabel.js';
import type { Numbers } from './numbers.js';
import { namesOf, type ReportTextOptions, reportText, reportTextKinds } from './report-text.js';
import { type RowWeightOptions, weightsKind } from './row-weights.js';
import { type ClassAverage, type ZeroDivisionOptions, zeroDivisionKind } from './score-formulas.js';

/** Scores of every label, where rows may have several, and of all together. */
export interface MultilabelScores {
  /** A column each; `label` is its index. */
  readonly classes: readonly ClassScores<number>[];
  /** The scores of all columns' counts together. */
  readonly micro: Scores;
  /** The means of the columns' scores. */
  readonly macro: Scores;
  /** The means weighted by the columns' supports. */
  readonly weighted: Scores;
  /** The means of the rows' scores: of the labels of each row, how many were found. */
  readonly samples: Scores;
}

/** Options of {@link multilabelScores}. */
export interface MultilabelScoreOptions extends RowWeightOptions, ZeroDivisionOptions {}

/** Options of {@link multilabelReport}. */
export interface MultilabelReportOptions extends MultilabelScoreOptions, ReportTextOptions {}

const kinds: Readonly<Record<keyof MultilabelScoreOptions, OptionKind>> = {
  weights: weightsKind,
  zeroDivision: zeroDivisionKind,
};

/**
 * Precision, recall, F1 and support of every label, where rows may have several, and their averages. Where a formula divides
 * by 0 (a label never predicted, a row without labels) the score is `zeroDivision`, default 0, as in scikit-learn.
 *
 * @param truth rows x labels, of 0 and 1
 * @param predicted the same; of scores `multilabels(...)` makes it
 * @throws LinnetError `bad-shape` for rows or columns that do not match or when there are none, `bad-value` for numbers
 *   other than 0 and 1, with their row
 * @example
 * ```ts
 * multilabelScores(fromRows([[1, 0], [1, 1]]), fromRows([[1, 0], [0, 1]])).classes[0]?.recall; // 0.5
 * ```
 */
export function multilabelScores(
  truth: Numbers,
  predicted: Numbers,
  options: MultilabelScoreOptions = {},
): MultilabelScores {
  checkOptions('multilabelScores', options, kinds);
  return multilabelScoresOf(indicatorRows(truth, predicted, options), options);
}

/**
 * The same scores as a text to print: the same bytes as scikit-learn's `classification_report` of such rows. Takes the same
 * arguments as {@link multilabelScores} and throws the same errors, and `bad-option` for names that are not one for each
 * column.
 *
 * @example
 * ```ts
 * console.log(multilabelReport(truth, multilabels(predicted), { targetNames: ['hum', 'clicks'] }));
 * ```
 */
export function multilabelReport(truth: Numbers, predicted: Numbers, options: MultilabelReportOptions = {}): string {
  checkOptions('multilabelReport', options, { ...kinds, ...reportTextKinds });
  const rows = indicatorRows(truth, predicted, options);
  const { classes, micro, macro, weighted, samples } = multilabelScoresOf(rows, options);
  const names = namesOf(
    classes.map(({ label }) => label),
    options,
  );
  return reportText(
    classes.map((scores, column) => ({ name: names[column] ?? '', scores })),
    [
      { name: 'micro avg', scores: micro },
      { name: 'macro avg', scores: macro },
      { name: 'weighted avg', scores: weighted },
      { name: 'samples avg', scores: samples },
    ],
    { digits: options.digits ?? 2, isWeighted: rows.weights.areGiven },
  );
}

function multilabelScoresOf(rows: IndicatorRows, options: ZeroDivisionOptions): MultilabelScores {
  const ofColumns = Array.from({ length: rows.columns }, (_, column) =>
    countsOf(
      rows,
      Array.from({ length: rows.rows }, (__, row) => [row * rows.columns + column, rows.weights.at(row)] as const),
    ),
  );
  const averages = (average: ClassAverage): Scores => averagedScores(ofColumns, average, options);
  return {
    classes: ofColumns.map((counts, label) => ({ label, ...scoresOf(counts, options) })),
    micro: averages('micro'),
    macro: averages('macro'),
    weighted: averages('weighted'),
    samples: { ...meanOfRows(rows, options), support: averages('micro').support },
  };
}

/** The means of the rows' own scores. */
function meanOfRows(rows: IndicatorRows, options: ZeroDivisionOptions): Omit<Scores, 'support'> {
  const mean = { precision: 0, recall: 0, fScore: 0 };
  for (let row = 0; row < rows.rows; row++) {
    const places = Array.from({ length: rows.columns }, (_, column) => [row * rows.columns + column, 1] as const);
    const scores = scoresOf(countsOf(rows, places), options);
    const share = rows.weights.at(row) / rows.weights.total;
    mean.precision += share * scores.precision;
    mean.recall += share * scores.recall;
    mean.fScore += share * scores.fScore;
  }
  return mean;
}

/** Counts of single labels, by where they stand and how much each counts. */
function countsOf(
  { truth, predicted }: IndicatorRows,
  places: readonly (readonly [at: number, weight: number])[],
): ClassCounts {
  const counts = { right: 0, truth: 0, predicted: 0 };
  for (const [at, weight] of places) {
    if (truth[at] === 1) counts.truth += weight;
    if (predicted[at] === 1) counts.predicted += weight;
    if (truth[at] === 1 && predicted[at] === 1) counts.right += weight;
  }
  return counts;
}
