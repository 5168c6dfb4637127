import { formatShape, LinnetError, type NdArray, showValue } from '@linnet/core';
import { isNdArray, listOf, noRows } from './numbers.js';

/** What a class is called: a whole number or a text. */
export type Label = number | string;

/**
 * A label for each row: a list of whole numbers or of texts, or an array with a shape of one column. Truth and predictions
 * hold labels of one kind.
 */
export type LabelList<L extends Label = number> =
  | NdArray
  | readonly L[]
  | (L extends number ? ArrayLike<number> : never);

/** Whose labels are read, as messages say it. */
export type Side = 'Truth' | 'Predicted';

/**
 * Reads one side as labels.
 * @throws LinnetError `bad-shape` for no rows or several columns, `bad-value` for what is no label, with its row
 */
export function readLabels(values: LabelList<Label>, side: Side): ArrayLike<Label> {
  const list: ArrayLike<Label> = isNdArray(values) ? columnOf(values, side) : listOf(values, side);
  if (list.length === 0) throw noRows(side);
  const kind = typeof list[0];
  for (let row = 0; row < list.length; row++) checkLabel(list[row], kind, row, side);
  return list;
}

function columnOf({ data, shape }: NdArray, side: Side): NdArray['data'] {
  if (shape.slice(1).every((length) => length === 1) && shape[0] === data.length) return data;
  const name = side.toLowerCase();
  throw new LinnetError(
    'bad-shape',
    `${side} is ${formatShape(shape)}; a label for each row is needed. Make labels of scores or one-hot rows with labels(${name}); for several labels a row use multilabelReport and its kin.`,
  );
}

function checkLabel(label: unknown, kind: string, row: number, side: Side): void {
  if (typeof label === 'string' && kind === 'string') return;
  if (Number.isInteger(label) && kind === 'number') return;
  throw new LinnetError('bad-value', `${side} holds ${showValue(label)} in row ${row}${adviceFor(label, kind, side)}`);
}

function adviceFor(label: unknown, kind: string, side: Side): string {
  if (typeof label === 'number' && Number.isFinite(label) && kind === 'number') {
    return side === 'Predicted'
      ? ', and labels are whole numbers: these look like scores. Make labels of them first: labels(predicted, { threshold: 0.5 }).'
      : ', and labels are whole numbers: these look like continuous targets. Use meanAbsoluteError and its kin for them.';
  }
  const wanted = kind === 'string' ? 'texts like the one in row 0' : 'whole numbers, or texts throughout';
  return `; labels are ${wanted}. Repair these rows or leave them out.`;
}
