import { checkOptions, LinnetError, log, type OptionKind } from '@linnet/core';
import { type PositiveOptions, positiveOptionKinds, type ScoredRows, scoredRows } from './binary-truth.js';
import {
  type ClassColumns,
  type ColumnOptions,
  checkIdleOptions,
  classColumns,
  columnOptionKinds,
} from './class-columns.js';
import type { Label, LabelList } from './label-lists.js';
import { type Numbers, type Table, tableOf } from './numbers.js';

/** Options of {@link logLoss} and {@link brier}. */
export interface ProbabilityOptions<L extends Label = Label> extends PositiveOptions<L>, ColumnOptions<L> {}

const kinds: Readonly<Record<keyof ProbabilityOptions, OptionKind>> = { ...positiveOptionKinds, ...columnOptionKinds };

/** The distance of 1 to the next single float, 2^-23. */
const singleEpsilon = 1.1920928955078125e-7;

/**
 * The mean over rows of minus the logarithm of the probability that was given to the true label: cross-entropy, in nats.
 * Probabilities are kept from 0 and 1 by the distance of 1 to the next number of their type (2.2e-16 in doubles, 1.2e-7 in
 * single floats), as in scikit-learn, so that one that is wrong and sure costs much and not infinitely much.
 *
 * @param truth a label for each row; with several columns also one-hot rows
 * @param probabilities the probability of the positive label for each row, or rows x classes
 * @throws LinnetError `bad-shape` for no rows, or rows and columns that do not match, `bad-value` for NaN, probabilities
 *   outside 0 to 1 and labels that have no column, with their row, `bad-option` for more than two labels with one column,
 *   or two of which neither is `positive`
 * @example
 * ```ts
 * logLoss([0, 1], [0.1, 0.8]); // -(log 0.9 + log 0.8) / 2
 * ```
 */
export function logLoss<L extends Label = number>(
  truth: LabelList<L>,
  probabilities: Numbers,
  options: ProbabilityOptions<L> = {},
): number {
  const columns = probabilityColumns('logLoss', truth, probabilities, options);
  const least = columns.scores.data instanceof Float32Array ? singleEpsilon : Number.EPSILON;
  const limited = (probability: number): number => Math.min(Math.max(probability, least), 1 - least);
  return meanOfRows(columns, (probability, isTrue) => (isTrue === 1 ? -log(limited(probability)) : 0));
}

/**
 * The mean over rows of the squared distance of probabilities from what is true (G. W. Brier, Monthly Weather Review 78,
 * 1950): from 0 to 1 for the probability of one label; with several columns it is the sum over them, from 0 to 2, as in
 * scikit-learn, which takes half of that for two. Takes the same arguments as {@link logLoss} and throws the same errors.
 *
 * @example
 * ```ts
 * brier([0, 1], [0.1, 0.8]); // (0.01 + 0.04) / 2
 * ```
 */
export function brier<L extends Label = number>(
  truth: LabelList<L>,
  probabilities: Numbers,
  options: ProbabilityOptions<L> = {},
): number {
  const columns = probabilityColumns('brier', truth, probabilities, options);
  const sum = meanOfRows(columns, (probability, isTrue) => (probability - isTrue) * (probability - isTrue));
  return columns.scores.columns === 2 ? sum / 2 : sum;
}

/** Probabilities of every class; of one column, of the other label too. */
function probabilityColumns<L extends Label>(
  what: string,
  truth: LabelList<L>,
  probabilities: Numbers,
  options: ProbabilityOptions<L>,
): ClassColumns {
  checkOptions(what, options, kinds);
  const table = tableOf(probabilities, 'Predicted');
  checkProbabilities(table);
  checkIdleOptions(what, table, options);
  if (table.columns > 1) return classColumns(truth, table, options);
  return withOtherLabel(table, scoredRows(truth, probabilities, options));
}

/** Two columns of one: first that of the other label. */
function withOtherLabel({ data, rows }: Table, { isPositive, weights }: ScoredRows): ClassColumns {
  const both = data instanceof Float32Array ? new Float32Array(rows * 2) : new Float64Array(rows * 2);
  const areTrue = new Uint8Array(rows * 2);
  for (let row = 0; row < rows; row++) {
    const probability = data[row] as number;
    both.set([1 - probability, probability], row * 2);
    areTrue[row * 2 + (isPositive[row] as number)] = 1;
  }
  return { isPositive: areTrue, scores: { data: both, rows, columns: 2 }, weights };
}

function checkProbabilities({ data, columns }: Table): void {
  const bad = data.findIndex((value) => value < 0 || value > 1);
  if (bad < 0) return;
  throw new LinnetError(
    'bad-value',
    `Predicted holds ${data[bad]} in row ${Math.floor(bad / columns)}, column ${bad % columns}; probabilities lie from 0 to 1. End the model in a sigmoid or softmax.`,
  );
}

function meanOfRows(
  { isPositive, scores: { data, rows, columns }, weights }: ClassColumns,
  of: (probability: number, isTrue: number) => number,
): number {
  let sum = 0;
  for (let row = 0, at = 0; row < rows; row++) {
    const weight = weights.at(row);
    for (const end = at + columns; at < end; at++) sum += weight * of(data[at] as number, isPositive[at] as number);
  }
  return sum / weights.total;
}
