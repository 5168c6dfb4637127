import { fromRows, ndarray, type Samples } from '@linnet/core';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { failure } from '../test/errors.js';
import golden from '../test/golden/split.json' with { type: 'json' };
import { type BatchedDataset, concatenate, type Dataset, fromArrays, plateaus, waves } from './index.js';

/** Rows 0, 1, 2, ... that say which they are: x is [n, -n], y the row, weights 10 + row. */
const numbered = (rows: number): Dataset => {
  const list = Array.from({ length: rows }, (_, row) => row);
  return fromArrays(
    list.map((row) => [row, -row]),
    list,
    { weights: list.map((row) => 10 + row) },
  );
};
const rowsIn = (data: Dataset): number[] => [...data.y.data];

describe('fromArrays', () => {
  it('copies nested arrays into doubles with a shape', () => {
    const given = [
      [0.1, 2],
      [3, 4],
    ];
    const data = fromArrays(given, [[1], [0]]);
    given[0] = [7, 7];
    expect(data.x).toEqual(ndarray(Float64Array.of(0.1, 2, 3, 4), [2, 2]));
    expect(data.y).toEqual(ndarray(Float64Array.of(1, 0), [2, 1]));
    expect(data.rows).toBe(2);
    expect(data).not.toHaveProperty('weights');
    expectTypeOf(data).toExtend<Samples>();
  });

  it('makes a column of a plain list, and takes typed arrays as rows or lists', () => {
    const data = fromArrays([Float32Array.of(1, 2), Float32Array.of(3, 4)], Int32Array.of(0, 1));
    expect([data.x.shape, data.y.shape]).toEqual([
      [2, 2],
      [2, 1],
    ]);
    expect(fromArrays([1, 2, 3], [1, 2, 3]).x.shape).toEqual([3, 1]);
  });

  it('copies arrays that have a shape, with their kind of numbers', () => {
    const x = ndarray(Float32Array.of(1, 2, 3, 4), [2, 2, 1]);
    const data = fromArrays(x, fromRows([5, 6]), { weights: ndarray(Float64Array.of(0, 2), [2]) });
    x.data[0] = 9;
    expect(data.x).toEqual(ndarray(Float32Array.of(1, 2, 3, 4), [2, 2, 1]));
    expect(data.y.shape).toEqual([2, 1]);
    expect([...(data.weights?.data ?? [])]).toEqual([0, 2]);
  });

  it.each([
    [
      'unequal rows',
      () => fromArrays([[1, 2], [3]], [0, 1]),
      'bad-shape',
      'x: Row 1 has 1 values; the first row has 2',
    ],
    [
      'NaN',
      () => fromArrays([[1], [Number.NaN]], [0, 1]),
      'bad-value',
      'The data set (x) holds NaN in row 1, column 0',
    ],
    [
      'infinite targets',
      () => fromArrays([[1]], [Number.POSITIVE_INFINITY]),
      'bad-value',
      '(y) holds Infinity in row 0',
    ],
    ['rows that differ in number', () => fromArrays([[1], [2], [3]], [0, 1]), 'bad-shape', '3 rows of x and 2 of y'],
    ['no rows', () => fromArrays([], []), 'bad-shape', 'x: There are no rows'],
    [
      'an array with no rows',
      () => fromArrays({ data: new Float64Array(0), shape: [0, 2] }, [1]),
      'bad-shape',
      'no rows',
    ],
    [
      'a shape that does not hold',
      () => fromArrays({ data: new Float64Array(3), shape: [2, 2] }, [1, 2]),
      'bad-shape',
      'x: A shape of 2 x 2 holds 4',
    ],
    ['words', () => fromArrays([[1]], ['one'] as never), 'bad-value', 'y: Row 0 holds "one"'],
    [
      'too few weights',
      () => fromArrays([[1], [2]], [0, 1], { weights: [1] }),
      'bad-shape',
      'weights of 1; one number for each of the 2 rows',
    ],
    ['negative weights', () => fromArrays([[1], [2]], [0, 1], { weights: [1, -1] }), 'bad-value', 'holds -1 in row 1'],
    [
      'unknown options',
      () => fromArrays([[1]], [1], { weight: [1] } as never),
      'bad-option',
      'Unknown option "weight". Did you mean "weights"?',
    ],
  ])('refuses %s', (_, act, code, message) => {
    const error = failure(act);
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
  });
});

describe('rows of a data set', () => {
  it('stay together: x, y and weights', () => {
    const data = numbered(5).take([4, 0, 4]);
    expect(data.x).toEqual(
      fromRows([
        [4, -4],
        [0, -0],
        [4, -4],
      ]),
    );
    expect(data.y).toEqual(fromRows([[4], [0], [4]]));
    expect([...(data.weights?.data ?? [])]).toEqual([14, 10, 14]);
    expect(data.rows).toBe(3);
  });

  it('are sliced by index, and the set they come from stays as it is', () => {
    const data = numbered(6);
    expect(rowsIn(data.slice(2, 4))).toEqual([2, 3]);
    expect(rowsIn(data.slice(4))).toEqual([4, 5]);
    const slice = data.slice(0);
    slice.x.data.fill(99);
    expect(rowsIn(data)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(data.x.data[0]).toBe(0);
  });

  it("are shuffled in the order of numpy's permutation", () => {
    // RandomState(42).permutation(15), numpy 2.4.6
    expect(rowsIn(numbered(15).shuffle(42))).toEqual([9, 11, 0, 13, 5, 8, 2, 1, 14, 4, 7, 10, 12, 3, 6]);
    expect([...numbered(50).shuffle(3).y.data].sort((a, b) => a - b)).toEqual(rowsIn(numbered(50)));
  });

  it('are split in order, the first part rounded down', () => {
    const [first, rest] = numbered(7).split(0.5);
    expect([rowsIn(first), rowsIn(rest)]).toEqual([
      [0, 1, 2],
      [3, 4, 5, 6],
    ]);
    expect(numbered(100).split(0.29)[0].rows).toBe(29);
  });

  it.each(golden.cases.filter(({ stratify }) => stratify === null))(
    "are split as scikit-learn's train_test_split does, with a seed ($n rows, $random_state)",
    ({ n, test_size, random_state, train, test }) => {
      const [first, rest] = numbered(n).split(1 - test_size, { seed: random_state });
      expect([rowsIn(first), rowsIn(rest)]).toEqual([train, test]);
    },
  );

  it.each([
    [
      'a slice that starts beyond the rows',
      () => numbered(3).slice(3),
      'The first row of the slice is 3; use a whole number from 0 to 2',
    ],
    ['a slice from behind', () => numbered(3).slice(-1), 'is -1'],
    ['an empty slice', () => numbered(3).slice(1, 1), 'The end of the slice is 1; use a whole number from 2 to 3'],
    ['a slice to beyond the rows', () => numbered(3).slice(0, 4), 'is 4'],
    ['rows there are not', () => numbered(3).take([0, 3]), 'Row 3 (at position 1) is not among the 3 rows; use 0 to 2'],
    ['half a row', () => numbered(3).take([0.5]), 'Row 0.5'],
    ['no rows to take', () => numbered(3).take([]), 'name at least one'],
    ['a seed that is none', () => numbered(3).shuffle(-1), 'The seed is -1'],
    ['a split with nothing on one side', () => numbered(3).split(0.1), 'A split at 0.1 of 3 rows leaves no row'],
    [
      'a split with an option it does not know',
      () => numbered(3).split(0.5, { sead: 1 } as never),
      'split does not know the option "sead". Did you mean "seed"?',
    ],
    ['rows that are no list', () => numbered(3).take(1 as never), 'There are no rows to take'],
    ['a split at one', () => numbered(3).split(1), 'use a share between 0 and 1'],
    ['a split at NaN', () => numbered(3).split(Number.NaN), 'A split at NaN'],
  ])('refuses %s', (_, act, message) => {
    expect(failure(act).message).toContain(message);
  });
});

describe('oneHot', () => {
  it('makes a column for each class', () => {
    const data = fromArrays([1, 2, 3], [2, 0, 1], { weights: [1, 2, 3] }).oneHot();
    expect(data.y).toEqual(
      fromRows([
        [0, 0, 1],
        [1, 0, 0],
        [0, 1, 0],
      ]),
    );
    expect([...data.x.data, ...(data.weights?.data ?? [])]).toEqual([1, 2, 3, 1, 2, 3]);
    expect(rowsIn(data.slice(1, 2))).toEqual([1, 0, 0]);
  });

  it('makes as many columns as asked for, and at least two', () => {
    expect(fromArrays([1], [0]).oneHot().y.shape).toEqual([1, 2]);
    expect(fromArrays([1], [1]).oneHot(4).y).toEqual(fromRows([[0, 1, 0, 0]]));
  });

  it.each([
    ['several columns', () => fromArrays([1], [[0, 1]]).oneHot(), 'y is 1 x 2; one column of class indices is needed'],
    ['labels that are no index', () => fromArrays([1, 2], [0, 0.5]).oneHot(), 'y holds 0.5 in row 1'],
    ['labels below 0', () => fromArrays([1, 2], [0, -1]).oneHot(), 'y holds -1 in row 1'],
    [
      'labels beyond the classes',
      () => fromArrays([1, 2], [0, 3]).oneHot(3),
      'y holds 3 in row 1; class indices are whole numbers from 0 to 2',
    ],
    ['more classes than memory', () => fromArrays([1], [1e12]).oneHot(), 'y holds 1000000000000 in row 0'],
    ['one class', () => fromArrays([1], [0]).oneHot(1), 'The number of classes is 1'],
  ])('refuses %s', (_, act, message) => {
    expect(failure(act).message).toContain(message);
  });
});

describe('what is known about all rows', () => {
  const known = { sampleRate: 1000, columnNames: ['a', 'b'], classNames: ['quiet', 'loud'] };
  const data = fromArrays(
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
    [0, 1, 0],
    known,
  );

  it('stays with all that the methods make', () => {
    const [first, rest] = data.split(0.5, { seed: 1 });
    const made = [data, first, rest, data.shuffle(1), data.slice(1), data.take([2]), data.oneHot(), data.batch(2)];
    for (const other of [...made, data.withX(data.x)]) expect(other).toMatchObject(known);
  });

  it('gives one-hot targets a column for each class, also for those that no row has', () => {
    expect(fromArrays([1, 2], [0, 1], { classNames: ['a', 'b', 'c'] }).oneHot().y.shape).toEqual([2, 3]);
  });

  it('goes when it is no longer true', () => {
    expect(data.withX(fromRows([[1], [2], [3]]))).not.toHaveProperty('columnNames');
  });

  it.each([
    ['a rate of 0', { sampleRate: 0 }, 'sampleRate is 0; use samples a second'],
    ['a rate that is no number', { sampleRate: '1k' as never }, 'sampleRate is 1k'],
    ['too few names', { columnNames: ['a'] }, 'columnNames has 1 names; x has 2 columns'],
    ['the same name twice', { columnNames: ['a', 'a'] }, 'columnNames holds "a" more than once'],
    ['names that are no list', { classNames: 'a' as never }, 'classNames must be a list of texts'],
    ['fewer names than classes', { classNames: ['a'] }, 'y holds 1 in row 1, which is none of them'],
  ])('is refused where it cannot be: %s', (_, notes, message) => {
    expect(failure(() => fromArrays(data.x, data.y, notes)).message).toContain(message);
  });
});

describe('batch', () => {
  it('makes the size of batches travel with the rows, in their order', () => {
    const data = numbered(5).batch(2);
    expectTypeOf(data).toExtend<BatchedDataset>();
    expect(data.batchSize).toBe(2);
    expect(rowsIn(data)).toEqual([0, 1, 2, 3, 4]);
    expect(data.take([4, 1]).batchSize).toBe(2);
    expect(data.batch(3).batchSize).toBe(3);
    expect(numbered(5)).not.toHaveProperty('batchSize');
  });

  it('keeps what the kind of data set knows', () => {
    const { train } = plateaus({ seed: 1, length: 20, widths: [3, 6], halfPeriods: [8, 13] });
    const batched = train.batch(10).slice(2, 4);
    expect(batched.anomalies).toEqual(train.anomalies.slice(2, 4));
    expectTypeOf(batched.batchSize).toBeNumber();
  });

  it.each([0, -1, 1.5, Number.NaN, '10'])('refuses the size %s', (size) => {
    expect(failure(() => numbered(3).batch(size as number)).message).toContain(`The size of a batch is ${size}`);
  });
});

describe('withX', () => {
  it('gives the same rows other inputs', () => {
    const data = waves({ rows: 4, length: 6, seed: 1 });
    const x = ndarray(
      data.x.data.map((value) => value / 2),
      [4, 6, 1],
    );
    const other = data.withX(x);
    x.data.fill(9);
    expect(other.x.shape).toEqual([4, 6, 1]);
    expect([...other.x.data]).toEqual([...data.x.data].map((value) => value / 2));
    expect(other.y).toBe(data.y);
    expect(other.take([2]).frequencies).toEqual([data.frequencies[2]]);
  });

  it.each([
    ['other rows', fromRows([[1]]), '1 rows of x and 3 of y'],
    ['NaN', fromRows([[1], [Number.NaN], [2]]), 'NaN in row 1'],
    ['no array', null as never, 'is not an array with a shape'],
  ])('refuses %s', (_, x, message) => {
    expect(failure(() => numbered(3).withX(x)).message).toContain(message);
  });
});

describe('concatenate', () => {
  it('puts rows after one another, with what they agree about', () => {
    const part = (from: number) => fromArrays([[from], [from + 1]], [0, 1], { weights: [1, 2], sampleRate: 5 });
    const data = concatenate([part(0), part(7)]);
    expect([...data.x.data]).toEqual([0, 1, 7, 8]);
    expect([...(data.weights?.data ?? [])]).toEqual([1, 2, 1, 2]);
    expect(data.sampleRate).toBe(5);
  });

  it.each([
    ['nothing', () => concatenate([]), 'at least one'],
    [
      'rows of other shapes',
      () => concatenate([fromArrays([1], [1]), fromArrays([[1, 2]], [1])]),
      'Rows of x are 2 in number 1 and 1 in the first',
    ],
    [
      'other rates',
      () => concatenate([fromArrays([1], [1]), fromArrays([1], [1], { sampleRate: 2 })]),
      'sampleRate is 2 in number 1 and undefined in the first',
    ],
    [
      'weights of some',
      () => concatenate([fromArrays([1], [1]), fromArrays([1], [1], { weights: [1] })]),
      'do not both have weights',
    ],
  ])('refuses %s', (_, act, message) => {
    expect(failure(act).message).toContain(message);
  });
});
