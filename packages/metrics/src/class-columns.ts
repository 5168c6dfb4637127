import { LinnetError, type OptionKind } from '@linnet/core';
import { type Label, type LabelList, readLabels } from './label-lists.js';
import { checkedLabels, listed, positionsOf, sortedLabels } from './labelled-rows.js';
import { checkRows, describeTable, isNdArray, type Numbers, type Table, tableOf } from './numbers.js';
import { type RowWeightOptions, type RowWeights, weightsKind, weightsOf } from './row-weights.js';

/** Which column is of which label. */
export interface ColumnOptions<L extends Label = Label> extends RowWeightOptions {
  /**
   * The label of each column. Default: 0, 1, 2 ... where truth holds class indices, else the labels of truth, sorted.
   */
  readonly labels?: readonly L[] | undefined;
}

/** Kinds of these options. */
export const columnOptionKinds: Readonly<Record<keyof ColumnOptions, OptionKind>> = {
  labels: { is: Array.isArray, use: 'a list of labels, one for each column' },
  weights: weightsKind,
};

/** Truth as a column of 0 and 1 for each class, beside a column of scores for each. */
export interface ClassColumns {
  readonly isPositive: Uint8Array;
  readonly scores: Table;
  readonly weights: RowWeights;
}

/**
 * Reads truth that is a label a row, or rows of 0 and 1 of the same shape as the scores: one-hot rows, or several labels a
 * row.
 * @throws LinnetError `bad-shape` for rows or columns that do not match, `bad-value` for labels that have no column and
 *   numbers other than 0 and 1 in such rows, with their row
 */
export function classColumns<L extends Label>(
  truth: LabelList<L>,
  scores: Table,
  options: ColumnOptions<L>,
): ClassColumns {
  const isPositive = hasColumns(truth) ? indicatorsOf(truth, scores) : oneHot(truth, scores, options.labels);
  return { isPositive, scores, weights: weightsOf(options, scores.rows) };
}

const hasColumns = (truth: LabelList<Label>): truth is Extract<Numbers, { shape: unknown }> =>
  isNdArray(truth) && truth.shape.length > 1 && truth.shape[1] !== 1;

function indicatorsOf(truth: Numbers, scores: Table): Uint8Array {
  const table = tableOf(truth, 'Truth');
  checkRows(table.rows, scores.rows);
  if (table.columns !== scores.columns) {
    throw new LinnetError(
      'bad-shape',
      `Truth is ${describeTable(table)}, predicted ${describeTable(scores)}. Truth needs as many columns as predicted, or a label for each row.`,
    );
  }
  return checkedIndicators(table, 'Truth');
}

/**
 * Numbers that are all 0 or 1.
 * @throws LinnetError `bad-value` that names the first other one
 */
export function checkedIndicators({ data, columns }: Table, what: 'Truth' | 'Predicted'): Uint8Array {
  let bad = 0;
  while (data[bad] === 0 || data[bad] === 1) bad++;
  if (bad === data.length) return Uint8Array.from(data);
  const advice =
    what === 'Predicted' ? ' Make 0 and 1 of scores first: multilabels(predicted, { threshold: 0.5 }).' : '';
  throw new LinnetError(
    'bad-value',
    `${what} holds ${data[bad]} in row ${Math.floor(bad / columns)}, column ${bad % columns}; it should hold 0 and 1.${advice}`,
  );
}

function oneHot(truth: LabelList<Label>, { rows, columns }: Table, named: readonly Label[] | undefined): Uint8Array {
  const list = readLabels(truth, 'Truth');
  checkRows(list.length, rows);
  const labels = named === undefined ? labelsOfColumns(list, columns) : checkedLabels(named);
  if (labels.length !== columns) throw otherColumns(labels, columns);
  const positions = positionsOf(list, new Map(labels.map((label, index) => [label, index])), 'Truth');
  const columnsOfRows = new Uint8Array(rows * columns);
  for (const [row, position] of positions.entries()) columnsOfRows[row * columns + position] = 1;
  return columnsOfRows;
}

function labelsOfColumns(truth: ArrayLike<Label>, columns: number): readonly Label[] {
  const found = sortedLabels(truth);
  const areIndices = found.every((label) => typeof label === 'number' && label >= 0 && label < columns);
  return areIndices ? Array.from({ length: columns }, (_, index) => index) : found;
}

const otherColumns = (labels: readonly Label[], columns: number): LinnetError =>
  new LinnetError(
    'bad-shape',
    `Predicted has ${columns} columns for ${labels.length} labels: ${listed(labels)}. Give a column of scores for each label, and name all in labels where truth does not hold every one.`,
  );

/**
 * Throws for options that nothing would read.
 * @throws LinnetError `bad-option` that names the first one
 */
export function checkIdleOptions(what: string, { columns }: Table, options: object): void {
  const [idle, when] = columns === 1 ? [['labels', 'average'], 'one column'] : [['positive'], 'several columns'];
  const given = Object.entries(options).find(([name, value]) => idle.includes(name) && value !== undefined);
  if (given === undefined) return;
  throw new LinnetError(
    'bad-option',
    `${what} with ${when} of scores has no use for the option ${given[0]}; leave it out, or give ${columns === 1 ? 'a column for each label' : 'the column of one label'}.`,
  );
}
