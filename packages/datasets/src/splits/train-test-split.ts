import { checkOptions, LinnetError, type OptionKind, optionKinds, random } from '@linnet/core';
import type { Dataset } from '../dataset.js';
import { anyNumber } from '../option-kinds.js';
import { range } from '../range.js';
import { type Labels, labelsOf } from './class-members.js';
import { type SplitSizes, splitSizes } from './split-sizes.js';
import { stratifiedRows } from './stratified-rows.js';

/** A split in random order. */
export interface ShuffledSplitOptions extends SplitSizes {
  /** A whole number from 0 to 4294967295: scikit-learn's `random_state`. */
  readonly seed: number;
  /** Default true. */
  readonly shuffle?: true;
  /** Gives both sides the same shares of each class: of the targets (true), or of labels, one for each row. */
  readonly stratify?: true | Labels;
}

/** A split of rows as they stand: the first ones train. */
export interface OrderedSplitOptions extends SplitSizes {
  /** Leaves the rows in their order; a seed has no part in it then. */
  readonly shuffle: false;
}

/** Options of {@link trainTestSplit}. */
export type TrainTestSplitOptions = ShuffledSplitOptions | OrderedSplitOptions;

const kinds = {
  testSize: anyNumber,
  trainSize: anyNumber,
  seed: anyNumber,
  shuffle: optionKinds.truth,
  stratify: {
    is: (value) => value === true || typeof value === 'object',
    use: 'true or a list of labels',
  } as OptionKind,
} as const;

/**
 * Rows to train and rows to test with: those of scikit-learn's `train_test_split`, in its order. Rows that overlap, such as
 * windows of one recording, are split with `splitByTime`.
 * @throws LinnetError `bad-option` for sizes that do not fit, or a class with too few rows to stand on both sides,
 *   `bad-shape` for labels that are not one for each row, `bad-value` for a seed that is none.
 *
 * @example
 * ```ts
 * const [train, test] = trainTestSplit(data, { testSize: 0.2, seed: 42, stratify: true });
 * const [first, last] = trainTestSplit(data, { testSize: 200, shuffle: false });
 * ```
 */
export function trainTestSplit<Data extends Dataset>(
  data: Data,
  options: TrainTestSplitOptions,
): readonly [train: Data, test: Data] {
  checkOptions('trainTestSplit', options, kinds);
  const sizes = splitSizes(data.rows, options);
  const { train, test } = rowsOfSides(data, options, sizes);
  return [data.take(train), data.take(test)];
}

/** Rows of both sides by their indices. */
interface Sides {
  readonly train: ArrayLike<number>;
  readonly test: ArrayLike<number>;
}

function rowsOfSides(
  data: Dataset,
  options: TrainTestSplitOptions,
  { train, test }: { readonly train: number; readonly test: number },
): Sides {
  if (options.shuffle === false) {
    checkUnshuffled(options);
    return { train: range(0, train), test: range(train, train + test) };
  }
  const { seed, stratify } = options;
  if (seed === undefined) {
    throw new LinnetError(
      'bad-option',
      'trainTestSplit needs a seed to shuffle with; for rows in order use shuffle: false.',
    );
  }
  const generator = random(seed);
  if (stratify !== undefined) return stratifiedRows(labelsOf(data, stratify), { train, test }, generator);
  const order = generator.permutation(data.rows);
  return { train: order.subarray(test, test + train), test: order.subarray(0, test) };
}

/** Types rule this out; plain JavaScript does not. */
function checkUnshuffled(options: OrderedSplitOptions): void {
  for (const name of ['seed', 'stratify']) {
    if (name in options)
      throw new LinnetError('bad-option', `${name} needs a random order; leave it or shuffle: false out.`);
  }
}
