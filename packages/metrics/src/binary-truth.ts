import { LinnetError, type OptionKind, showValue } from '@linnet/core';
import { type Label, type LabelList, readLabels } from './label-lists.js';
import { listed, sortedLabels } from './labelled-rows.js';
import { checkRows, describeTable, type Numbers, type Table, tableOf } from './numbers.js';
import { positiveKind } from './precision-recall.js';
import { type RowWeightOptions, type RowWeights, weightsKind, weightsOf } from './row-weights.js';

/** Which label is looked for. */
export interface PositiveOptions<L extends Label = Label> extends RowWeightOptions {
  /** The label that high scores speak for. Default 1. Named here, it may stand against several others. */
  readonly positive?: NoInfer<L>;
}

/** Kinds of these options. */
export const positiveOptionKinds: Readonly<Record<keyof PositiveOptions, OptionKind>> = {
  positive: positiveKind,
  weights: weightsKind,
};

/** Rows that are of a class or not, each with a score. */
export interface ScoredRows {
  readonly isPositive: ArrayLike<number>;
  readonly scores: ArrayLike<number>;
  readonly weights: RowWeights;
}

/**
 * Reads truth of two labels and a score for each row.
 * @throws LinnetError `bad-shape` for no rows, unequal numbers of rows, or several columns, `bad-value` for NaN or what is
 *   no label, with its row, `bad-option` for more than two labels, or two of which neither is `positive`
 */
export function scoredRows<L extends Label>(
  truth: LabelList<L>,
  scores: Numbers,
  options: PositiveOptions<L>,
): ScoredRows {
  const [expected, given] = [readLabels(truth, 'Truth'), tableOf(scores, 'Predicted')];
  checkRows(expected.length, given.rows);
  if (given.columns !== 1) throw severalColumns(given);
  const positive = positiveLabel(expected, options.positive);
  return {
    isPositive: Uint8Array.from({ length: given.rows }, (_, row) => (expected[row] === positive ? 1 : 0)),
    scores: given.data,
    weights: weightsOf(options, given.rows),
  };
}

function positiveLabel(truth: ArrayLike<Label>, named: Label | undefined): Label {
  const found = sortedLabels(truth);
  const positive = named ?? 1;
  if (named === undefined && found.length > 2) {
    throw new LinnetError(
      'bad-option',
      `Truth holds more than two labels: ${listed(found)}. Name the one that the scores are of, such as positive: ${showValue(found.at(-1))}, or give a column of scores for each label.`,
    );
  }
  if (found.includes(positive)) return positive;
  if (found.length > 1 || typeof found[0] !== typeof positive) {
    throw new LinnetError(
      'bad-option',
      `The positive label is ${showValue(positive)}, and truth holds ${listed(found)}. Name the one that high scores speak for, such as positive: ${showValue(found.at(-1))}.`,
    );
  }
  return positive;
}

const severalColumns = (given: Table): LinnetError =>
  new LinnetError(
    'bad-shape',
    `Predicted is ${describeTable(given)}; one score for each row is needed. Take the column of one class, or ask for the mean of all: rocAuc and averagePrecision take several columns.`,
  );
