import { boundsOf, checkOptions, LinnetError, type NdArray, optionKinds } from '@linnet/core';
import { anyNumber, listOf } from '../option-kinds.js';
import { checkLearned, checkRowsToFit, mapColumns } from './columns.js';
import type { Scaler, UnfittedScaler } from './scaler.js';

/** Options of {@link minMaxScaler}. */
export interface MinMaxScalerOptions {
  /** Where the least and the greatest value of each column go. Default [0, 1]. */
  readonly range?: readonly [least: number, greatest: number];
  /** Whether values beyond those that it was fitted to stop at the range. Default false. */
  readonly clip?: boolean;
}

/** What a min-max scaler learned: a number for each column. */
export interface MinMaxScalerState {
  /** What tells it from states of other scalers. */
  readonly kind: 'minMax';
  /** What values are multiplied by. */
  readonly factor: readonly number[];
  /** What is added then. */
  readonly offset: readonly number[];
  /** The range that scaled values are held in, or null. */
  readonly clip: readonly [least: number, greatest: number] | null;
}

/**
 * Scales columns from their least and greatest value to a range: scikit-learn's `MinMaxScaler`. A constant column becomes
 * the least value of the range.
 * @throws LinnetError `bad-option` for options that are none, or a range whose least value is not below its greatest.
 *
 * @example
 * ```ts
 * const scaler = minMaxScaler({ range: [-1, 1] }).fit(train.x);
 * const scaled = test.withX(scaler.transform(test.x));
 * ```
 */
export function minMaxScaler(options: MinMaxScalerOptions = {}): UnfittedScaler<MinMaxScalerState> {
  checkOptions('minMaxScaler', options, { range: listOf(anyNumber, 2), clip: optionKinds.truth });
  const { range = [0, 1], clip = false } = options;
  if (!(range[0] < range[1])) {
    throw new LinnetError('bad-option', `range is [${range.join(', ')}]; use two numbers, the lesser first.`);
  }
  return { fit: (x) => minMaxScalerOf({ ...learn(x, range), clip: clip ? range : null }) };
}

/** The scaler of a state that was checked. */
export function minMaxScalerOf(state: MinMaxScalerState): Scaler<MinMaxScalerState> {
  const { factor, offset, clip } = state;
  const columns = factor.length;
  const held = (value: number): number => (clip === null ? value : Math.min(Math.max(value, clip[0]), clip[1]));
  return {
    state,
    transform: (x) =>
      mapColumns(x, columns, (value, at) => held(value * (factor[at] as number) + (offset[at] as number))),
    inverse: (x) => mapColumns(x, columns, (value, at) => (value - (offset[at] as number)) / (factor[at] as number)),
  };
}

// scikit-learn takes columns whose values lie no further apart for constant.
const constant = 10 * Number.EPSILON;

function learn(x: NdArray, [least, greatest]: readonly [number, number]): Omit<MinMaxScalerState, 'clip'> {
  checkRowsToFit(x);
  const { low, high } = boundsOf(x, 'perColumn');
  const factor = low.map((from, at) => {
    const width = (high[at] as number) - from;
    return (greatest - least) / (width < constant ? 1 : width);
  });
  checkLearned(factor);
  return { kind: 'minMax', factor, offset: low.map((from, at) => least - from * (factor[at] as number)) };
}
