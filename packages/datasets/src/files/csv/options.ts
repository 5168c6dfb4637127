import { checkOptions, oneOf, optionKinds } from '@linnet/core';
import { either, listOf, numberAbove, wholeBetween } from '../../option-kinds.js';
import { type Delimiter, delimiters } from './delimiter.js';

/** A column by its name, or by its index from 0; -1 is the last one. */
export type Column = string | number;

/** Options of `parseCsv` and `readCsv`. */
export interface CsvOptions {
  /**
   * Whether the first line below the remarks names the columns. Default: it does where none of its cells is a number, and
   * where the last remark names them it does not.
   */
  readonly header?: boolean;
  /** What stands between cells. Default: found out by the first two lines. */
  readonly delimiter?: Delimiter;
  /** The columns to take, in this order. Default: all but times and targets. */
  readonly inputs?: readonly Column[];
  /**
   * The column that holds times in seconds, which is no input; false for none. Default: the first one where its name is a
   * time with the unit s, such as `Time (s)`, or a time in a file with remarks.
   */
  readonly time?: Column | false;
  /** Samples a second, in hertz, where rows are samples in time. Default: what the remarks or the times say. */
  readonly sampleRate?: number;
}

/** Options of `parseCsv` and `readCsv` that make a data set. */
export interface CsvTargetOptions extends CsvOptions {
  /** The column of class indices, of names of classes or of numbers to predict; or several columns of numbers. */
  readonly target: Column | readonly Column[];
  /** Names of the classes in the order of their indices, where the target is text. Default: those there are, sorted. */
  readonly classNames?: readonly string[];
}

const column = either(
  { is: (value) => typeof value === 'string', use: 'the name of a column' },
  wholeBetween(-1e6, 1e6),
);

const kinds = {
  header: optionKinds.truth,
  delimiter: oneOf(delimiters),
  inputs: listOf(column),
  time: either(column, oneOf([false])),
  sampleRate: numberAbove(0),
} as const;

/** Throws LinnetError `bad-option` for options that are none. */
export function checkCsvOptions(options: CsvOptions | CsvTargetOptions): void {
  const target = either(column, listOf(column));
  checkOptions('parseCsv', options, { ...kinds, target, classNames: listOf(optionKinds.text) });
}
