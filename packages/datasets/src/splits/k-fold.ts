import { checkOptions, LinnetError, random, wholeFrom } from '@linnet/core';
import type { Dataset } from '../dataset.js';
import { seedKind } from '../generators/seeded.js';
import { range } from '../range.js';
import { singleLabels } from './class-members.js';
import { stratifiedFolds } from './stratified-folds.js';

/** Options of {@link kFold} and {@link stratifiedKFold}. */
export interface KFoldOptions {
  /** How many parts there are, each of which is the test once. Default 5. */
  readonly folds?: number;
  /** Makes the parts of random rows: scikit-learn's `shuffle=True, random_state=seed`. Without one they are taken in order. */
  readonly seed?: number;
}

/** One of the parts to test with and all the others to train with, each in the order of the data. */
export interface Fold<Data> {
  /** All other parts. */
  readonly train: Data;
  /** This part. */
  readonly test: Data;
}

/**
 * Each part of the rows once as the test: the parts of scikit-learn's `KFold`. Folds are copied one by one, as they are asked for.
 * @throws LinnetError `bad-option` at the call, for fewer than 2 parts or more than there are rows.
 *
 * @example
 * ```ts
 * for (const { train, test } of kFold(data, { folds: 10, seed: 0 })) console.log(train.rows, test.rows);
 * ```
 */
export function kFold<Data extends Dataset>(data: Data, options: KFoldOptions = {}): Generator<Fold<Data>, void> {
  const folds = checkFolds('kFold', options, data.rows);
  const { seed } = options;
  const order = seed === undefined ? range(0, data.rows) : random(seed).permutation(data.rows);
  const foldOfRow = new Uint32Array(data.rows);
  order.forEach((row, place) => {
    foldOfRow[row] = foldAt(place, data.rows, folds);
  });
  return foldsOf(data, foldOfRow, folds);
}

/**
 * The same with the shares of each class kept in every part: the parts of scikit-learn's `StratifiedKFold`. Takes one column
 * of class indices.
 * @throws LinnetError `bad-option` at the call, for fewer than 2 parts or a class with fewer rows than parts; `bad-shape`
 *   for targets of several columns.
 *
 * @example
 * ```ts
 * const folds = [...stratifiedKFold(data, { folds: 5, seed: 0 })];
 * ```
 */
export function stratifiedKFold<Data extends Dataset>(
  data: Data,
  options: KFoldOptions = {},
): Generator<Fold<Data>, void> {
  const folds = checkFolds('stratifiedKFold', options, data.rows);
  return foldsOf(data, stratifiedFolds(singleLabels(data), folds, options.seed), folds);
}

function checkFolds(what: string, options: KFoldOptions, rows: number): number {
  checkOptions(what, options, { folds: wholeFrom(2), seed: seedKind });
  const { folds = 5 } = options;
  if (folds > rows)
    throw new LinnetError('bad-option', `${folds} folds of ${rows} rows leave some empty; use fewer folds.`);
  return folds;
}

/** The first parts are one longer where they cannot be equal. */
function foldAt(place: number, rows: number, folds: number): number {
  const [size, longer] = [Math.floor(rows / folds), rows % folds];
  const inLonger = longer * (size + 1);
  return place < inLonger ? Math.floor(place / (size + 1)) : longer + Math.floor((place - inLonger) / size);
}

function* foldsOf<Data extends Dataset>(
  data: Data,
  foldOfRow: Uint32Array,
  folds: number,
): Generator<Fold<Data>, void> {
  const rows = Array.from(foldOfRow.keys());
  for (let fold = 0; fold < folds; fold++) {
    yield {
      train: data.take(rows.filter((row) => foldOfRow[row] !== fold)),
      test: data.take(rows.filter((row) => foldOfRow[row] === fold)),
    };
  }
}
