import { checkOptions, LinnetError, type OptionKind, optionKinds, pythonFloat, showValue } from '@linnet/core';
import type { Callback } from './callback.js';
import { foreignState } from './foreign-state.js';
import type { EpochLog, Log } from './history.js';

/** Options of {@link csvLogger}. */
export interface CsvLoggerOptions {
  /** One character between the values of a line. Default: a comma. */
  readonly separator?: string;
  /** Whether there are lines already, which those of this run are added to: then there is no header. Default false. */
  readonly append?: boolean;
  /**
   * Whether there is a column `learning_rate`, as Keras has where a callback that sets the rate stands before its logger.
   * Default false.
   */
  readonly learningRate?: boolean;
}

/**
 * Gives a line of CSV for each epoch to `write`, in the format of Keras's CSVLogger: a header, the epoch from 0, Keras's
 * names in their order, lines that end with CR LF. Without validation data there is a `val_` column of `NA` for every other
 * one, as Keras 3 writes them.
 *
 * Numbers are doubles, printed as Python prints them. Keras logs single floats, which Python prints as doubles too: its
 * rate of 0.001 reads 0.0010000000474974513 in its files, and 0.001 in these.
 *
 * A line is written once its epoch counts: before the next one begins, or at the end. A run that goes on from a
 * checkpoint gives all lines again, from the header on, and `append` those of the epochs that are still to run.
 * @throws LinnetError `bad-option` for unknown options, or a separator that is not one character.
 *
 * @example
 * ```ts
 * let text = '';
 * const logger = csvLogger((lines) => {
 *   text += lines;
 * });
 * await model.fit(train, { epochs: 10, callbacks: [logger] });
 * ```
 */
export function csvLogger(write: (lines: string) => void | Promise<void>, options: CsvLoggerOptions = {}): Callback {
  checkLogger(write, options);
  const { separator = ',', append = false, learningRate = false } = options;
  const lineOf = (fields: readonly string[]): string =>
    `${fields.map((field) => (field.includes(separator) ? `"${field}"` : field)).join(separator)}\r\n`;
  /** Of all epochs that count. */
  let text = '';
  let written = 0;
  let isBegun = false;

  const flush = (): void | Promise<void> => {
    isBegun = true;
    const lines = text.slice(written);
    written = text.length;
    if (lines !== '') return write(lines);
  };
  return {
    onTrainBegin: () => {
      [text, written, isBegun] = ['', 0, false];
    },
    onEpochBegin: flush,
    onEpochEnd: (log) => {
      const values = valuesOf(log, learningRate);
      const names = columnsOf([...values.keys()]);
      if (text === '' && !append) text = lineOf(['epoch', ...names]);
      text += lineOf([`${log.epoch}`, ...names.map((name) => values.get(name) ?? 'NA')]);
    },
    onTrainEnd: flush,
    readState: () => text,
    writeState: (saved) => {
      if (typeof saved !== 'string') throw foreignState('csvLogger');
      text = saved;
      if (append && !isBegun) written = text.length;
    },
  };
}

const kinds = (): Readonly<Record<keyof CsvLoggerOptions, OptionKind>> => ({
  separator: {
    is: (value) => typeof value === 'string' && /^[^"\r\n]$/.test(value),
    use: 'one character that is no quote and no end of line',
  },
  append: optionKinds.truth,
  learningRate: optionKinds.truth,
});

function checkLogger(write: unknown, options: CsvLoggerOptions): void {
  checkOptions('csvLogger', options, kinds());
  if (typeof write === 'function') return;
  throw new LinnetError(
    'bad-option',
    `csvLogger is given ${showValue(write)}; use a function that takes lines of text.`,
  );
}

/** Keras sorts its columns; where none is of validation, it adds one for each that might be. */
function columnsOf(names: readonly string[]): readonly string[] {
  const sorted = [...names].sort();
  const hasValidation = names.some((name) => name.startsWith('val_'));
  return hasValidation ? sorted : [...sorted, ...sorted.map((name) => `val_${name}`)];
}

/** The numbers of an epoch under Keras's names. */
function valuesOf({ training, validation, learningRate }: EpochLog, withRate: boolean): ReadonlyMap<string, string> {
  return new Map([
    ...numbersOf(training, ''),
    ...numbersOf(validation, 'val_'),
    ...(withRate ? [['learning_rate', pythonFloat(learningRate)] as const] : []),
  ]);
}

const numbersOf = (log: Log | undefined, prefix: string): readonly (readonly [string, string])[] =>
  Object.entries(log ?? {}).map(([name, value]) => [prefix + snakeCase(name), pythonFloat(value)] as const);

/** `mean_squared_error` of `meanSquaredError`. */
const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
