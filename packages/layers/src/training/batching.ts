import { type Floats, LinnetError, type Samples, showValue, wholeFrom } from '@linnet/core';
import { defaultBatchSize } from '../engine.js';
import type { FitOptions } from './fit-options.js';

/**
 * Samples that bring their batches, such as `data.batch(10)` of a data set. `fit` takes batches of this many rows, and
 * leaves the rows in their order unless it is told to shuffle: what Keras does with a data set of tf.data.
 */
export interface BatchedSamples<Data extends Floats = Floats> extends Samples<Data> {
  /** Rows of a batch; the last one may be short. */
  readonly batchSize: number;
}

/** How the rows of an epoch are taken. */
export interface Batching {
  readonly batchSize: number;
  readonly shuffle: boolean;
}

const size = wholeFrom(1);

/** What data and options say of batches together. Throws where they contradict each other. */
export function batchingOf(
  data: Samples | BatchedSamples,
  { batchSize, shuffle }: Pick<FitOptions, 'batchSize' | 'shuffle'>,
): Batching {
  const own = 'batchSize' in data ? data.batchSize : undefined;
  if (own === undefined) return { batchSize: batchSize ?? defaultBatchSize, shuffle: shuffle ?? true };
  checkOwn(own, batchSize);
  return { batchSize: own, shuffle: shuffle ?? false };
}

function checkOwn(own: unknown, asked: number | undefined): void {
  if (!size.is(own)) {
    throw new LinnetError('bad-value', `batchSize of the training data is ${showValue(own)}; use ${size.use}.`);
  }
  if (asked === undefined || asked === own) return;
  throw new LinnetError(
    'bad-option',
    `The training data comes in batches of ${own}, and the option batchSize is ${asked}. Leave the option out, or give data that is not in batches.`,
  );
}
