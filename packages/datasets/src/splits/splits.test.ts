import { describe, expect, it } from 'vitest';
import { failure } from '../../test/errors.js';
import split from '../../test/golden/split.json' with { type: 'json' };
import golden from '../../test/golden/splits.json' with { type: 'json' };
import {
  type Dataset,
  fromArrays,
  kFold,
  plateaus,
  stratifiedKFold,
  type TrainTestSplitOptions,
  trainTestSplit,
  waves,
} from '../index.js';

/** Rows that say which they are, of these classes. */
const numbered = (rows: number, labels: readonly number[] = new Array<number>(rows).fill(0)): Dataset =>
  fromArrays(
    Array.from({ length: rows }, (_, row) => row),
    labels,
  );
const rowsIn = ({ x }: Dataset): number[] => [...x.data];
const joined = (labels: readonly unknown[] | undefined) =>
  labels?.map((label) => (Array.isArray(label) ? label.join(' ') : label));

describe('trainTestSplit', () => {
  it.each(split.cases)("has the rows of scikit-learn's ($n rows, seed $random_state)", (one) => {
    const { n, test_size, random_state, stratify, train, test } = one;
    const options: TrainTestSplitOptions = { testSize: test_size, seed: random_state };
    const sides = trainTestSplit(numbered(n), stratify === null ? options : { ...options, stratify });
    expect(sides.map(rowsIn)).toEqual([train, test]);
  });

  it.each(golden.splits.map((one) => [JSON.stringify(one.options), one] as const))('with %s', (_, one) => {
    const labels = joined(one.labels);
    const options = { ...one.options, ...(labels === undefined ? {} : { stratify: labels }) } as TrainTestSplitOptions;
    expect(trainTestSplit(numbered(one.n), options).map(rowsIn)).toEqual([one.train, one.test]);
  });

  it('takes the classes of the targets, of one column or one-hot', () => {
    const one = golden.splits.find(({ n }) => n === 12);
    const data = numbered(12, one?.labels as number[]);
    const options = { testSize: 0.5, seed: 9, stratify: true } as const;
    expect(trainTestSplit(data, options).map(rowsIn)).toEqual([one?.train, one?.test]);
    const [train] = trainTestSplit(data.oneHot(), options);
    expect([...train.y.data].filter((value) => value === 1)).toHaveLength(6);
    const columns = [0, 1, 2].map(
      (column) => train.y.data.filter((value, at) => at % 3 === column && value === 1).length,
    );
    expect(columns).toEqual([2, 2, 2]);
  });

  it('keeps what rows carry', () => {
    const [train, test] = trainTestSplit(waves({ rows: 10, seed: 1 }), { testSize: 3, seed: 0 });
    expect([train.frequencies.length, test.frequencies.length]).toEqual([7, 3]);
    expect(test.classNames).toEqual(['sine', 'square']);
  });

  it.each([
    ['a seed that is missing', () => trainTestSplit(numbered(9), {} as never), 'needs a seed'],
    [
      'a seed without shuffling',
      () => trainTestSplit(numbered(9), { shuffle: false, seed: 1 } as never),
      'seed needs a random order',
    ],
    ['a share of one', () => trainTestSplit(numbered(9), { testSize: 1.5, seed: 1 }), 'testSize is 1.5 of 9 rows'],
    ['all rows', () => trainTestSplit(numbered(9), { testSize: 9, seed: 1 }), 'from 1 to 8'],
    ['more than there are', () => trainTestSplit(numbered(9), { testSize: 5, trainSize: 5, seed: 1 }), 'there are 9'],
    [
      'too little',
      () => trainTestSplit(numbered(3), { trainSize: 0.1, seed: 1 }),
      'leave no row of 3 for the training',
    ],
    [
      'labels that are too few',
      () => trainTestSplit(numbered(3), { seed: 1, stratify: [1] }),
      'a label for each of the 3 rows',
    ],
    [
      'labels of two kinds',
      () => trainTestSplit(numbered(2), { seed: 1, stratify: [1, 'a'] as never }),
      'stratify holds "a" in row 1',
    ],
    [
      'a class alone',
      () => trainTestSplit(numbered(5, [0, 0, 1, 2, 2]), { seed: 1, stratify: true }),
      'one of class 1',
    ],
    [
      'more classes than rows',
      () => trainTestSplit(numbered(6, [0, 0, 1, 1, 2, 2]), { testSize: 2, seed: 1, stratify: true }),
      '2 rows for 3 classes',
    ],
    [
      'an option of another library',
      () => trainTestSplit(numbered(9), { test_size: 0.2, seed: 1 } as never),
      'Did you mean "testSize"',
    ],
  ])('refuses %s', (_, act, message) => {
    expect(failure(act).message).toContain(message);
  });
});

describe('folds', () => {
  it.each(golden.folds.map((one) => [one.kind, JSON.stringify(one.options), one] as const))(
    "of %s(%s) are scikit-learn's",
    (kind, _, one) => {
      const data = numbered(one.n, one.labels ?? undefined);
      const folds = kind === 'kFold' ? kFold(data, one.options) : stratifiedKFold(data, one.options);
      expect([...folds].map(({ train, test }) => ({ train: rowsIn(train), test: rowsIn(test) }))).toEqual(one.folds);
    },
  );

  it('keep what rows carry', () => {
    const [fold] = kFold(plateaus.rows(10, { seed: 1 }), { folds: 2 });
    expect(fold?.train.anomalies).toHaveLength(5);
  });

  it.each([
    ['one fold', () => kFold(numbered(4), { folds: 1 }), 'folds is 1; use a whole number from 2 up'],
    ['more folds than rows', () => kFold(numbered(4)), '5 folds of 4 rows'],
    [
      'a small class',
      () => stratifiedKFold(numbered(6, [0, 0, 0, 0, 1, 1]), { folds: 3 }),
      'Class 1 has 2 rows, fewer than 3 folds',
    ],
    ['one-hot targets', () => stratifiedKFold(numbered(6).oneHot(), { folds: 3 }), 'one column of class indices'],
  ])('refuse %s, at the call', (_, act, message) => {
    expect(failure(act).message).toContain(message);
  });
});
