import { LinnetError, showValue } from '@linnet/core';
import { isList } from './series.js';

/** How often each class was taken for each; what `confusionMatrix` of the metrics gives is one. */
export interface ConfusionCounts {
  /** The classes, in the order of rows and columns. */
  readonly labels: readonly (number | string)[];
  /** `counts[i][j]`: how many rows of class i were predicted as class j. */
  readonly counts: readonly (readonly number[])[];
}

const mostClasses = 50;

/** What percentages can be of, and how a note says it. */
export const byTexts = {
  truth: 'of the rows of each true class',
  predicted: 'of the rows of each predicted class',
  all: 'of all rows',
} as const;

/** Shares from 0 to 1 of rows, columns or all; NaN of nothing. */
export function sharesOf(
  counts: readonly (readonly number[])[],
  by: keyof typeof byTexts,
): readonly (readonly number[])[] {
  const rows = counts.map(sum);
  const columns = counts.map((_, column) => sum(counts.map((row) => row[column] ?? 0)));
  const totals = {
    truth: (row: number, _: number) => rows[row],
    predicted: (_: number, column: number) => columns[column],
    all: () => sum(rows),
  };
  return counts.map((row, at) => row.map((count, column) => count / (totals[by](at, column) || Number.NaN)));
}

/** Of no values, 0. */
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Throws for what is no confusion matrix.
 * @throws LinnetError `bad-value`, `bad-shape` or `limit`
 */
export function checkMatrix(matrix: ConfusionCounts): void {
  const { labels, counts } = matrix ?? {};
  if (!isList(labels) || !isList(counts)) {
    throw new LinnetError(
      'bad-value',
      `confusion takes { labels, counts }, as confusionMatrix gives them; it was given ${showValue(matrix)}.`,
    );
  }
  if (labels.length === 0)
    throw new LinnetError('bad-shape', 'The confusion matrix has no classes; at least one is needed.');
  if (labels.length > mostClasses) {
    throw new LinnetError(
      'limit',
      `There are ${labels.length} classes; a confusion matrix shows up to ${mostClasses}. Use heatMap(matrix.counts) for more.`,
    );
  }
  if (counts.length !== labels.length || counts.some((row) => row?.length !== labels.length)) {
    throw new LinnetError(
      'bad-shape',
      `The counts are not ${labels.length} rows of ${labels.length} numbers, one for each pair of classes.`,
    );
  }
  counts.forEach((row, at) => {
    const bad = row.findIndex((count) => !(Number.isFinite(count) && count >= 0));
    if (bad >= 0)
      throw new LinnetError(
        'bad-value',
        `The count in row ${at}, column ${bad} is ${showValue(row[bad])}; counts are finite numbers from 0 up.`,
      );
  });
}
