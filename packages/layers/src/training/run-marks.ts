import type { Float32Samples } from '@linnet/core';
import type { Checkpoint } from './checkpoint.js';
import type { PreparedFit } from './prepare-fit.js';
import type { RunIdentity } from './run-identity.js';

/** What a checkpoint holds of a run beside its state: what every run that goes on from it has in common with it. */
export type RunMarks = Pick<Checkpoint, 'settings' | 'seeds' | 'dataHash' | 'validationHash'>;

/** The marks of a run on prepared data. */
export const marksOf = (
  { settings, seeds: { weights, order } }: RunIdentity,
  { training, validation }: Pick<PreparedFit, 'training' | 'validation'>,
): RunMarks => ({
  settings,
  seeds: { weights: weights.value, order: order.value },
  dataHash: hashSamples(training.samples),
  validationHash: validation === undefined ? null : hashSamples(validation.samples),
});

/** A hash over 32-bit words that tells data apart, so that a run does not go on with other rows. */
function hashSamples({ x, y, weights }: Float32Samples): string {
  let hash = 0x811c9dc5;
  for (const array of [x, y, ...(weights === undefined ? [] : [weights])]) {
    const { buffer, byteOffset, length } = array.data;
    const words = new Uint32Array(buffer, byteOffset, length);
    for (let index = 0; index < length; index++) hash = absorb(hash, words[index] as number);
    hash = absorb(hash, length);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** A product moves bits up only: without the shift, two changed signs would cancel out. */
function absorb(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, 0x01000193);
  return product ^ (product >>> 15);
}
