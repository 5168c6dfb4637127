import { formatShape, LinnetError, type NdArray, rowOf, rowsOf, showValue, sizeOf } from '@linnet/core';
import type { Dataset } from '../dataset.js';

/** Labels that say which rows belong together: class indices, or any numbers or texts. */
export type Labels = ArrayLike<number> | ArrayLike<string>;

/** The rows of each class in order, classes in the order of their labels: numbers by size, texts by their characters. */
export function classMembers(labels: readonly (number | string)[]): readonly (readonly number[])[] {
  const members = new Map<number | string, number[]>();
  labels.forEach((label, row) => {
    const rows = members.get(label);
    if (rows === undefined) members.set(label, [row]);
    else rows.push(row);
  });
  return [...members].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rows]) => rows);
}

/** The targets of a data set as labels, or those that were given: one for each row. Several columns count as one label. */
export function labelsOf(data: Dataset, given: Labels | true): readonly (number | string)[] {
  if (given === true) return targetLabels(data.y);
  const labels = isList(given) ? Array.from<number | string>(given) : [];
  if (labels.length !== data.rows) {
    throw new LinnetError(
      'bad-shape',
      `stratify is ${isList(given) ? `a list of ${labels.length} labels` : showValue(given)}; use true for the targets, or a label for each of the ${data.rows} rows.`,
    );
  }
  const kind = typeof labels[0];
  const bad = labels.findIndex((label) => typeof label !== kind || !isLabel(label));
  if (bad < 0) return labels;
  throw new LinnetError(
    'bad-value',
    `stratify holds ${showValue(labels[bad])} in row ${bad}; use numbers, or texts, alone.`,
  );
}

/** One column as numbers. Rows of several stand for themselves as text, as scikit-learn compares them. */
function targetLabels(y: NdArray): readonly (number | string)[] {
  if (sizeOf(y.shape.slice(1)) === 1) return Array.from(y.data);
  return Array.from({ length: rowsOf(y) }, (_, row) => rowOf(y, row).join(' '));
}

/** The class of each row of one column, for what takes no other targets. */
export function singleLabels({ y }: Dataset): readonly (number | string)[] {
  if (sizeOf(y.shape.slice(1)) === 1) return Array.from(y.data);
  throw new LinnetError(
    'bad-shape',
    `y is ${formatShape(y.shape)}; stratified folds need one column of class indices. Make them before oneHot.`,
  );
}

const isList = (value: unknown): value is ArrayLike<unknown> => Array.isArray(value) || ArrayBuffer.isView(value);

const isLabel = (label: unknown): boolean =>
  typeof label === 'string' || (typeof label === 'number' && Number.isFinite(label));
