import { checkOptions, type NdArray, optionKinds, rowsOf } from '@linnet/core';
import { checkLearned, checkRowsToFit, columnsOf, mapColumns } from './columns.js';
import type { Scaler, UnfittedScaler } from './scaler.js';

/** Options of {@link standardScaler}. */
export interface StandardScalerOptions {
  /** Whether columns are moved to a mean of 0. Default true. */
  readonly centre?: boolean;
  /** Whether columns are divided by their standard deviation. Default true. */
  readonly scale?: boolean;
}

/** What a standard scaler learned: a number for each column. */
export interface StandardScalerState {
  /** What tells it from states of other scalers. */
  readonly kind: 'standard';
  /** What is subtracted: the mean, or 0. */
  readonly mean: readonly number[];
  /** What is divided by: the standard deviation (of the population: divided by the rows), or 1, also for constant columns. */
  readonly scale: readonly number[];
}

/**
 * Scales columns to a mean of 0 and a standard deviation of 1: scikit-learn's `StandardScaler`, (x - mean) / deviation. A
 * constant column, or one that differs by rounding alone, becomes 0.
 * @throws LinnetError `bad-option` for options that are none.
 *
 * @example
 * ```ts
 * const scaler = standardScaler().fit(train.x);
 * const scaled = train.withX(scaler.transform(train.x));
 * ```
 */
export function standardScaler(options: StandardScalerOptions = {}): UnfittedScaler<StandardScalerState> {
  checkOptions('standardScaler', options, { centre: optionKinds.truth, scale: optionKinds.truth });
  return { fit: (x) => standardScalerOf(learn(x, options)) };
}

/** The scaler of a state that was checked. */
export function standardScalerOf(state: StandardScalerState): Scaler<StandardScalerState> {
  const { mean, scale } = state;
  const columns = mean.length;
  return {
    state,
    transform: (x) => mapColumns(x, columns, (value, at) => (value - (mean[at] as number)) / (scale[at] as number)),
    inverse: (x) => mapColumns(x, columns, (value, at) => value * (scale[at] as number) + (mean[at] as number)),
  };
}

function learn(x: NdArray, { centre = true, scale = true }: StandardScalerOptions): StandardScalerState {
  checkRowsToFit(x);
  const means = columnMeans(x);
  const variances = columnVariances(x, means);
  checkLearned(variances.map((variance) => 1 + variance));
  return {
    kind: 'standard',
    mean: means.map((mean) => (centre ? mean : 0)),
    scale: variances.map((variance, at) => {
      const isConstant = variance <= roundingOf(variance, means[at] as number, rowsOf(x));
      return !scale || isConstant ? 1 : Math.sqrt(variance);
    }),
  };
}

/** What rounding alone may make of the variance of a constant: the bound of Chan, Golub and LeVeque (1983). */
function roundingOf(variance: number, mean: number, rows: number): number {
  const ofMean = rows * mean * Number.EPSILON;
  return rows * Number.EPSILON * variance + ofMean * ofMean;
}

const columnMeans = (x: NdArray): number[] => columnSums(x, (value) => value).map((sum) => sum / rowsOf(x));

/** In two passes, corrected for what rounding left of the mean: algorithm of Chan, Golub and LeVeque (1983). */
function columnVariances(x: NdArray, means: readonly number[]): number[] {
  const rows = rowsOf(x);
  const rest = columnSums(x, (value, column) => value - (means[column] as number));
  const squares = columnSums(x, (value, column) => {
    const distance = value - (means[column] as number);
    return distance * distance;
  });
  return squares.map((square, at) => (square - ((rest[at] as number) * (rest[at] as number)) / rows) / rows);
}

function columnSums(x: NdArray, term: (value: number, column: number) => number): number[] {
  const columns = columnsOf(x);
  const sums = new Float64Array(columns);
  x.data.forEach((value, at) => {
    const column = at % columns;
    sums[column] = (sums[column] as number) + term(value, column);
  });
  return [...sums];
}
