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
import { checkCallbacks } from './check-callbacks.js';
import type { Checkpoint } from './checkpoint.js';
import type { ProgressStyle } from './progress.js';

/** Options of `fit`. */
export interface FitOptions {
  readonly epochs: number;
  /** Default 32. */
  readonly batchSize?: number;
  /** Rows to look at after each epoch; or a share between 0 and 1, taken from the end of the data before any shuffling. */
  readonly validation?: Samples | number | undefined;
  /** Of the order of rows and of noise: a whole number from 0 to 4294967295. Where none is given one is drawn and kept. */
  readonly seed?: number;
  /** Whether each epoch has an order of its own. Default true. */
  readonly shuffle?: boolean;
  readonly callbacks?: readonly Callback[];
  /** Default: `bar` on a terminal, `lines` elsewhere. */
  readonly progress?: ProgressStyle;
  /** Ends training between two passes; the unfinished epoch is dropped. */
  readonly signal?: AbortSignal;
  /** Goes on from a checkpoint, with the same data and callbacks, to the bits of an uninterrupted run. */
  readonly resume?: Checkpoint;
  /** Is given the state after an epoch at this pace, and at the end. */
  readonly checkpoints?: CheckpointSink;
}

/** Where checkpoints go. */
export interface CheckpointSink {
  readonly everySeconds: number;
  save(checkpoint: Checkpoint): void | Promise<void>;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

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
  callbacks: optionKinds.list,
  progress: optionKinds.text,
  signal: {
    is: (value) => isObject(value) && 'aborted' in value,
    use: 'an AbortSignal, such as the signal of an AbortController',
  },
  resume: { is: isObject, use: 'a checkpoint' },
  checkpoints: { is: (value) => hasMethods(value, ['save']), use: 'an object with everySeconds and the method save' },
};

const styles: readonly ProgressStyle[] = ['bar', 'lines', 'none'];

/** Checks what the type cannot: whole numbers, shares, and all that JavaScript lets pass. */
export function checkFitOptions(options: FitOptions): void {
  checkOptions('fit', options, kinds, ['epochs']);
  const { progress = 'none', checkpoints, callbacks = [] } = options;
  if (!styles.includes(progress)) throw unknownName('style of progress', progress, styles);
  if (checkpoints !== undefined && !(checkpoints.everySeconds >= 0)) {
    throw new LinnetError(
      'bad-option',
      `everySeconds of checkpoints is ${checkpoints.everySeconds}; use a number from 0 up.`,
    );
  }
  checkCallbacks(callbacks);
}
