import type { NdArray } from '@linnet/core';

/** A scaler that was fitted: plain functions of the numbers in its state. */
export interface Scaler<State> {
  /** What it learned, as plain data: `restoreScaler(JSON.parse(JSON.stringify(state)))` scales the same. */
  readonly state: State;
  /** Scales each column of an array, in doubles. Throws LinnetError `bad-shape` for other columns than it was fitted to. */
  transform(x: NdArray): NdArray<Float64Array>;
  /** The reverse of `transform`. Throws LinnetError `bad-shape` for other columns than it was fitted to. */
  inverse(x: NdArray): NdArray<Float64Array>;
}

/** A scaler that was not: it has options and no numbers. */
export interface UnfittedScaler<State> {
  /**
   * Learns from the rows of an array, all axes but the first taken as columns: from those that train, not from all.
   * @throws LinnetError `bad-value` for NaN, infinite values and arrays with no rows.
   */
  fit(x: NdArray): Scaler<State>;
}
