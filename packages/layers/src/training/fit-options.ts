import {
  checkOptions,
  hasMethods,
  LinnetError,
  type OptionKind,
  optionKinds,
  type Samples,
  unknownName,
  wholeFrom,
} from '@linnet/core';
import type { Callback } from './callback.js';
import type { Checkpoint } from './checkpoint.js';
import type { ClassWeights } from './class-weights.js';
import type { ProgressStyle } from './progress.js';

/** Options of `fit`. */
export interface FitOptions {
  /** How often all rows are gone through: a whole number from 1 up; in a resumed run those that are done included. */
  readonly epochs: number;
  /** Default: that of data in batches, else 32. */
  readonly batchSize?: number | undefined;
  /** Rows to look at after each epoch; or a share between 0 and 1, taken from the end of the data before any shuffling. */
  readonly validation?: Samples | number | undefined;
  /** Of the order of rows and of noise: a whole number from 0 to 4294967295. Where none is given one is drawn and kept. */
  readonly seed?: number | undefined;
  /** Whether each epoch has an order of its own. Default: true; false for data in batches. */
  readonly shuffle?: boolean;
  /**
   * How much rows of each class count in the training loss. Weights of rows are multiplied by them; validation data keeps
   * its own alone. Targets are one class a row: an index, or a column for each class.
   */
  readonly classWeights?: ClassWeights;
  /** Look on and step in, in this order. Default: none. */
  readonly callbacks?: readonly Callback[];
  /** Default: `bar` on a terminal, `lines` elsewhere. */
  readonly progress?: ProgressStyle;
  /** Ends training between two passes; the unfinished epoch is dropped. */
  readonly signal?: AbortSignal | undefined;
  /** Goes on from a checkpoint, with the same data and callbacks, to the bits of an uninterrupted run. */
  readonly resume?: Checkpoint | undefined;
  /** Is given the state after an epoch at this pace, and at the end. */
  readonly checkpoints?: CheckpointSink | undefined;
}

/** Where checkpoints go. */
export interface CheckpointSink {
  /** At most so often, from 0 up: 0 is after every epoch. */
  readonly everySeconds: number;
  /** Is waited for. What it throws ends the fit. */
  save(checkpoint: Checkpoint): void | Promise<void>;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Of an option that ends something between two batches. */
export const signalKind: OptionKind = {
  is: (value) => isObject(value) && 'aborted' in value,
  use: 'an AbortSignal, such as the signal of an AbortController',
};

const kinds: Readonly<Record<keyof FitOptions, OptionKind>> = {
  epochs: wholeFrom(1),
  batchSize: wholeFrom(1),
  validation: {
    is: (value) => (typeof value === 'number' ? value > 0 && value < 1 : isObject(value)),
    use: 'a share between 0 and 1, or samples',
  },
  // What seeds there are is checked where one is resolved.
  seed: { is: (value) => typeof value === 'number', use: 'a whole number from 0 to 4294967295' },
  shuffle: optionKinds.truth,
  classWeights: {
    is: (value) => value === 'balanced' || isObject(value),
    use: '"balanced", or an object with a number for each class, such as { 0: 1, 1: 5 }',
  },
  callbacks: optionKinds.list,
  progress: optionKinds.text,
  signal: signalKind,
  resume: { is: isObject, use: 'a checkpoint' },
  checkpoints: { is: (value) => hasMethods(value, ['save']), use: 'an object with everySeconds and the method save' },
};

const styles: readonly ProgressStyle[] = ['bar', 'lines', 'none'];

/** Checks what the type cannot: whole numbers, shares, and all that JavaScript lets pass. */
export function checkFitOptions(options: FitOptions): void {
  checkOptions('fit', options, kinds, ['epochs']);
  const { progress = 'none', checkpoints } = options;
  if (!styles.includes(progress)) throw unknownName('style of progress', progress, styles);
  if (checkpoints !== undefined && !(checkpoints.everySeconds >= 0)) {
    throw new LinnetError(
      'bad-option',
      `everySeconds of checkpoints is ${checkpoints.everySeconds}; use a number from 0 up.`,
    );
  }
}
