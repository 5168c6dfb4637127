import { checkOptions } from '@linnet/core';
import {
  type ClassificationScoreOptions,
  classificationScoreKinds,
  classificationScoresOf,
} from './classification-scores.js';
import type { Label, LabelList } from './label-lists.js';
import { labelledRows } from './labelled-rows.js';
import { namesOf, type ReportTextOptions, reportText, reportTextKinds } from './report-text.js';

/** Options of {@link classificationReport}. */
export interface ClassificationReportOptions<L extends Label = Label>
  extends ClassificationScoreOptions<L>,
    ReportTextOptions {}

/**
 * Precision, recall, F1-score and support of every class, accuracy, and the averages of all classes, as a text to print:
 * the same bytes as scikit-learn's `classification_report`. `classificationScores` gives the same numbers as data.
 *
 * A class that is never predicted has `zeroDivision` (default 0) for its precision and counts with it in the averages.
 *
 * @param truth a label for each row: whole numbers or texts
 * @param predicted the same; of scores `labels(...)` makes them
 * @throws LinnetError `bad-shape` for no rows, unequal numbers of rows, or several columns, `bad-value` for what is no
 *   label and for labels not among `labels`, with their row, `bad-option` for names that are not one for each class
 * @example
 * ```ts
 * console.log(classificationReport(truth, labels(predicted), { targetNames: ['sine', 'square'] }));
 * ```
 */
export function classificationReport<L extends Label = number>(
  truth: LabelList<L>,
  predicted: LabelList<L>,
  options: ClassificationReportOptions<L> = {},
): string {
  checkOptions('classificationReport', options, { ...classificationScoreKinds, ...reportTextKinds });
  const rows = labelledRows(truth, predicted, options);
  const names = namesOf(rows.labels, options);
  const { classes, accuracy, macro, weighted } = classificationScoresOf(rows, options);
  return reportText(
    classes.map((scores, index) => ({ name: names[index] ?? '', scores })),
    [
      { name: 'accuracy', scores: { accuracy, support: macro.support } },
      { name: 'macro avg', scores: macro },
      { name: 'weighted avg', scores: weighted },
    ],
    { digits: options.digits ?? 2, isWeighted: rows.weights.areGiven },
  );
}
