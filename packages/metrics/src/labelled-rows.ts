import { LinnetError, nearestName, type OptionKind, optionKinds, showValue } from '@linnet/core';
import { type Label, type LabelList, readLabels, type Side } from './label-lists.js';
import { checkRows } from './numbers.js';
import { type RowWeightOptions, type RowWeights, weightsKind, weightsOf } from './row-weights.js';

/** Which labels there are, and how much rows count. */
export interface LabelOptions<L extends Label = Label> extends RowWeightOptions {
  /** All labels that there can be, in the order of the results. Default: those that occur on either side, sorted. */
  readonly labels?: readonly L[] | undefined;
}

/** Kinds of these options. */
export const labelOptionKinds: Readonly<Record<keyof LabelOptions, OptionKind>> = {
  labels: optionKinds.list,
  weights: weightsKind,
};

/** Truth and predictions as positions in a list of labels, row by row. */
export interface LabelledRows<L extends Label> {
  readonly labels: readonly L[];
  readonly truth: Int32Array;
  readonly predicted: Int32Array;
  readonly weights: RowWeights;
}

/**
 * Reads both sides.
 * @throws LinnetError `bad-shape` for no rows or unequal numbers of them, `bad-value` for what is no label, for labels of
 *   two kinds, and for labels that are not among those given, with their row
 */
export function labelledRows<L extends Label>(
  truth: LabelList<L>,
  predicted: LabelList<L>,
  options: LabelOptions<L>,
): LabelledRows<L> {
  const [expected, given] = [readLabels(truth, 'Truth'), readLabels(predicted, 'Predicted')];
  checkRows(expected.length, given.length);
  checkKinds(expected, given);
  const labels = options.labels === undefined ? sortedLabels(expected, given) : checkedLabels(options.labels);
  const positions = new Map(labels.map((label, position) => [label, position]));
  return {
    // Every label was read from one of the sides or is of the option, both of the type L.
    labels: labels as readonly L[],
    truth: positionsOf(expected, positions, 'Truth'),
    predicted: positionsOf(given, positions, 'Predicted'),
    weights: weightsOf(options, expected.length),
  };
}

/** Every label once: numbers by size, texts by their characters. */
export function sortedLabels(...lists: readonly ArrayLike<Label>[]): readonly Label[] {
  const found = new Set<Label>();
  for (const list of lists) for (let row = 0; row < list.length; row++) found.add(list[row] as Label);
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}

/** Where each row's label stands in the list. */
export function positionsOf(
  list: ArrayLike<Label>,
  positions: ReadonlyMap<Label, number>,
  side: Side,
): Int32Array<ArrayBuffer> {
  return Int32Array.from({ length: list.length }, (_, row) => {
    const label = list[row] as Label;
    const position = positions.get(label);
    if (position === undefined) throw unknownLabel(label, row, [...positions.keys()], side);
    return position;
  });
}

function unknownLabel(label: Label, row: number, labels: readonly Label[], side: Side): LinnetError {
  const near = typeof label === 'string' ? nearestName(label, labels.map(String)) : undefined;
  const hint = near === undefined ? 'Add it to labels, or leave such rows out.' : `Did you mean "${near}"?`;
  return new LinnetError(
    'bad-value',
    `${side} holds ${showValue(label)} in row ${row}, which is not among the labels ${listed(labels)}. ${hint}`,
  );
}

/** LabelList as messages list them; of many, the first. */
export const listed = (labels: readonly Label[]): string =>
  labels.slice(0, 10).map(showValue).join(', ') + (labels.length > 10 ? ` and ${labels.length - 10} more` : '');

function checkKinds(truth: ArrayLike<Label>, predicted: ArrayLike<Label>): void {
  if (typeof truth[0] === typeof predicted[0]) return;
  throw new LinnetError(
    'bad-value',
    `Truth holds ${showValue(truth[0])} in row 0 and predicted ${showValue(predicted[0])}; both need labels of one kind, numbers or texts. Turn class indices into names first: Array.from(indices, (index) => names[index]).`,
  );
}

/** The labels somebody listed: whole numbers or texts, at least one, each once. */
export function checkedLabels(labels: readonly Label[]): readonly Label[] {
  if (labels.length === 0) throw new LinnetError('bad-option', 'The option labels is an empty list; name every label.');
  for (const [index, label] of labels.entries()) {
    const isLabel = typeof label === 'string' ? typeof labels[0] === 'string' : Number.isInteger(label);
    if (!isLabel || typeof label !== typeof labels[0]) {
      throw new LinnetError(
        'bad-option',
        `The option labels holds ${showValue(label)}; labels are whole numbers, or texts throughout.`,
      );
    }
    if (labels.indexOf(label) !== index) {
      throw new LinnetError('bad-option', `The option labels holds ${showValue(label)} twice.`);
    }
  }
  return labels;
}
