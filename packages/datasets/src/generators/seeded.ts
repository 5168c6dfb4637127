import { optionKinds, type RandomState, wholeFrom } from '@linnet/core';
import { wholeBetween } from '../option-kinds.js';
import { range } from '../range.js';

/** What generators in scikit-learn's manner take. */
export interface SeededOptions {
  /**
   * A whole number from 0 to 4294967295; the same seed gives the same rows: where scikit-learn has the generator, those
   * of its `random_state`.
   */
  readonly seed: number;
  /** Whether rows come in random order. Default true; else class by class. */
  readonly shuffle?: boolean;
}

/** A seed. */
export const seedKind = wholeBetween(0, 0xffffffff);

/** The kinds of {@link SeededOptions}, and how many rows there are. */
export const seededKinds = { rows: wholeFrom(1), seed: seedKind, shuffle: optionKinds.truth } as const;

/** Rows in random order, or as they are. */
export const rowOrder = (rows: number, { shuffle = true }: SeededOptions, generator: RandomState): Uint32Array =>
  shuffle ? generator.permutation(rows) : range(0, rows);
