import { checkOptions, LinnetError, unknownName } from '@linnet/core';
import type { Label, LabelList } from './label-lists.js';
import { type LabelledRows, type LabelOptions, labelledRows, labelOptionKinds } from './labelled-rows.js';

/** How often each class was taken for each: plain data, as figures take it. */
export interface ConfusionMatrix<L extends Label = Label> {
  /** The classes, in the order of rows and columns. */
  readonly labels: readonly L[];
  /** `counts[i][j]` is how many rows of class i were predicted as class j; with weights, the sum of theirs. */
  readonly counts: readonly (readonly number[])[];
}

/** What the shares of a normalised matrix are of. */
export type ConfusionTotal = 'truth' | 'predicted' | 'all';

/** Two thousand classes squared are 32 MB; more labels than that are most likely no labels. */
const mostLabels = 2000;

/**
 * How often each class was taken for each. Rows are the truth, columns the predictions. A class that only one side holds
 * has its row and column too: that of a class never predicted is a column of zeros.
 *
 * @param truth a label for each row: whole numbers or texts
 * @param predicted the same; of scores `labels(...)` makes them
 * @throws LinnetError `bad-shape` for no rows, unequal numbers of rows, or several columns, `bad-value` for what is no
 *   label and for labels not among `labels`, with their row, `limit` for more than 2,000 labels
 * @example
 * ```ts
 * confusionMatrix([0, 1, 1, 1], [0, 1, 1, 0]); // { labels: [0, 1], counts: [[1, 0], [1, 2]] }
 * ```
 */
export function confusionMatrix<L extends Label = number>(
  truth: LabelList<L>,
  predicted: LabelList<L>,
  options: LabelOptions<L> = {},
): ConfusionMatrix<L> {
  checkOptions('confusionMatrix', options, labelOptionKinds);
  return matrixOf(labelledRows(truth, predicted, options));
}

/** The same for rows already read. */
export function matrixOf<L extends Label>({ labels, truth, predicted, weights }: LabelledRows<L>): ConfusionMatrix<L> {
  if (labels.length > mostLabels) throw tooManyLabels(labels.length);
  const counts = labels.map(() => labels.map(() => 0));
  for (let row = 0; row < truth.length; row++) {
    const of = counts[truth[row] as number] as number[];
    const column = predicted[row] as number;
    of[column] = (of[column] as number) + weights.at(row);
  }
  return { labels, counts };
}

/**
 * The shares of a confusion matrix, from 0 to 1: of each row (`truth`, the default: the diagonal is each class's recall),
 * of each column (`predicted`: the diagonal is each class's precision), or of all. Where a row or column is empty its
 * shares are 0, as in scikit-learn: so the column of a class that is never predicted.
 *
 * @throws LinnetError `unknown-name` for another total
 * @example
 * ```ts
 * normaliseConfusion(confusionMatrix([0, 1, 1, 1], [0, 1, 1, 0]), { by: 'all' }); // [[0.25, 0], [0.25, 0.5]]
 * ```
 */
export function normaliseConfusion(
  { counts }: Pick<ConfusionMatrix, 'counts'>,
  { by = 'truth' }: { readonly by?: ConfusionTotal } = {},
): readonly (readonly number[])[] {
  const rows = counts.map(sumOf);
  const columns = counts.map((_, column) => sumOf(counts.map((of) => of[column] ?? 0)));
  const all = sumOf(rows);
  const totals: Readonly<Record<ConfusionTotal, (row: number, column: number) => number>> = {
    truth: (row) => rows[row] ?? 0,
    predicted: (_, column) => columns[column] ?? 0,
    all: () => all,
  };
  if (!Object.hasOwn(totals, by)) throw unknownName('total of a confusion matrix', by, Object.keys(totals));
  return counts.map((of, row) => of.map((count, column) => shareOf(count, totals[by](row, column))));
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const shareOf = (count: number, total: number): number => (total === 0 ? 0 : count / total);

const tooManyLabels = (labels: number): LinnetError =>
  new LinnetError(
    'limit',
    `There are ${labels} different labels; a confusion matrix holds up to ${mostLabels}. Use classScores for so many classes, or meanAbsoluteError and its kin where these are no classes but numbers.`,
  );
