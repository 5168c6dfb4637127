import { LinnetError } from '@linnet/core';

/** A seed and where it came from. */
export interface Seed {
  /** A whole number from 0 to 4294967295. */
  readonly value: number;
  /** True where none was given and one was drawn. */
  readonly drawn: boolean;
}

/** The seed that was given, checked, or one that is drawn. */
export function resolveSeed(given: number | undefined): Seed {
  if (given === undefined) return { value: globalThis.crypto.getRandomValues(new Uint32Array(1))[0] ?? 0, drawn: true };
  if (!Number.isInteger(given) || given < 0 || given > 0xffffffff) {
    throw new LinnetError('bad-option', `The seed is ${given}; use a whole number from 0 to 4294967295.`);
  }
  return { value: given, drawn: false };
}
