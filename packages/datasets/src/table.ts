import type { NdArray } from '@linnet/core';

/** Columns of numbers, as a file holds them: a recording with a column for each channel, or rows of measurements. */
export interface Table {
  /** Rows x columns, without the column of times. */
  readonly values: NdArray<Float64Array>;
  /** A name for each column. */
  readonly columnNames: readonly string[];
  /** Samples a second, in hertz, where the file says it or its times do. */
  readonly sampleRate?: number;
  /** When each row was taken, in seconds, where there is a column that says so. */
  readonly times?: Float64Array;
  /** Lines above the columns that tell how an instrument recorded them, without their mark. */
  readonly remarks: readonly string[];
}

/** True for a table, false for numbers of another kind. */
export const isTable = (value: object): value is Table => 'values' in value && 'columnNames' in value;
