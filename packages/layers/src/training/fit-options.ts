import { checkOptionNames, LinnetError, type Samples, unknownName } from '@linnet/core';
import type { Callback } from './callback.js';
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

const names: Readonly<Record<keyof FitOptions, true>> = {
  epochs: true,
  batchSize: true,
  validation: true,
  seed: true,
  shuffle: true,
  callbacks: true,
  progress: true,
  signal: true,
  resume: true,
  checkpoints: true,
};

const styles: readonly ProgressStyle[] = ['bar', 'lines', 'none'];

/** Checks what the type cannot: whole numbers, shares, and names that JavaScript lets pass. */
export function checkFitOptions(options: FitOptions): void {
  checkOptionNames('fit', options, Object.keys(names));
  const { epochs, batchSize = 1, validation, progress = 'none', checkpoints } = options;
  if (!Number.isInteger(epochs) || epochs < 1) {
    throw new LinnetError('bad-option', `epochs is ${epochs}; use a whole number from 1 up.`);
  }
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new LinnetError('bad-option', `batchSize is ${batchSize}; use a whole number from 1 up.`);
  }
  if (typeof validation === 'number' && !(validation > 0 && validation < 1)) {
    throw new LinnetError('bad-option', `validation is ${validation}; use a share between 0 and 1, or samples.`);
  }
  if (!styles.includes(progress)) throw unknownName('style of progress', progress, styles);
  if (checkpoints !== undefined && !(checkpoints.everySeconds >= 0)) {
    throw new LinnetError(
      'bad-option',
      `everySeconds of checkpoints is ${checkpoints.everySeconds}; use a number from 0 up.`,
    );
  }
}
