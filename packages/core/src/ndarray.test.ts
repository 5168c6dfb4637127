import { describe, expect, expectTypeOf, it } from 'vitest';
import { errorOf } from '../test/errors.js';
import { checkFinite, fromRows, type NdArray, ndarray, rowOf, takeRows, toFloat32 } from './ndarray.js';

describe('ndarray', () => {
  it('keeps the numbers and their type', () => {
    const data = new Float32Array(6);
    const array = ndarray(data, [2, 3]);
    expect(array).toEqual({ data, shape: [2, 3] });
    expect(array.data).toBe(data);
    expectTypeOf(array).toEqualTypeOf<NdArray<Float32Array<ArrayBuffer>>>();
    expect(ndarray(new Float64Array(0), [0, 3]).shape).toEqual([0, 3]);
  });

  it.each([
    [5, [2, 3], 'A shape of 2 x 3 holds 6 numbers; 5 were given.'],
    [1, [], undefined],
    [2, [], 'A shape of scalar holds 1 numbers; 2 were given.'],
    [6, [1.5, 4], 'A shape has an axis of length 1.5; use whole numbers from 0 up.'],
    [6, [-2, -3], 'A shape has an axis of length -2; use whole numbers from 0 up.'],
    [0, [Number.NaN], 'A shape has an axis of length NaN; use whole numbers from 0 up.'],
  ])('%i numbers of shape %j', async (length, shape, message) => {
    const make = (): unknown => ndarray(new Float64Array(length), shape);
    if (message === undefined) expect(make).not.toThrow();
    else expect(await errorOf(make)).toMatchObject({ code: 'bad-shape', message });
  });
});

describe('fromRows', () => {
  it('copies numbers, rows and rows of rows into doubles', () => {
    expect(fromRows([1, 2, 3])).toEqual({ data: Float64Array.of(1, 2, 3), shape: [3] });
    expect(fromRows([[0.1], [-0]])).toEqual({ data: Float64Array.of(0.1, -0), shape: [2, 1] });
    expect(fromRows([[[1, 2]], [[3, 4]], [[5, 6]]]).shape).toEqual([3, 1, 2]);
    expect(fromRows([Float32Array.of(1, 2), Int32Array.of(3, 4)]).data).toEqual(Float64Array.of(1, 2, 3, 4));
    const own = new Float64Array([1, 2]);
    expect(fromRows(own).data).not.toBe(own);
  });

  it.each([
    ['no rows', [], 'bad-shape', 'There are no rows; at least one row is needed.'],
    ['an empty row', [[], []], 'bad-shape', 'The first row is empty; at least one number is needed.'],
    [
      'a short row',
      [[1, 2], [3, 4], [5]],
      'bad-shape',
      'Row 2 has 1 values; the first row has 2 values. Rows must be equally long.',
    ],
    [
      'a number among rows',
      [[1, 2], 3],
      'bad-shape',
      'Row 1 is 3; the first row has 2 values. Rows must be equally long.',
    ],
    ['a row among numbers', [1, [2]], 'bad-value', 'Row 1 holds a list; numbers are needed.'],
    ['text', [[1, 'two']], 'bad-value', 'Row 0, 1 holds "two"; numbers are needed.'],
    ['a gap', [[1, undefined]], 'bad-value', 'Row 0, 1 holds undefined; numbers are needed.'],
    ['no list at all', 7, 'bad-value', 'Rows of numbers are needed; got 7.'],
  ])('%s', async (_, rows, code, message) => {
    expect(await errorOf(() => fromRows(rows as number[]))).toMatchObject({ code, message });
  });
});

describe('rows', () => {
  const array = fromRows([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);

  it('rowOf looks into the array, takeRows copies', () => {
    expect(rowOf(array, 1)).toEqual(Float64Array.of(3, 4));
    expect(rowOf(array, 1).buffer).toBe(array.data.buffer);
    expect(takeRows(array, [2, 0, 2])).toEqual(
      fromRows([
        [5, 6],
        [1, 2],
        [5, 6],
      ]),
    );
    expect(takeRows(toFloat32(array), Uint32Array.of(1)).data).toEqual(Float32Array.of(3, 4));
    expect(takeRows(array, []).shape).toEqual([0, 2]);
  });

  it.each([[3], [-1], [0.5], [Number.NaN]])('there is no row %d', async (row) => {
    expect(await errorOf(() => takeRows(array, [0, row]))).toMatchObject({
      code: 'bad-value',
      message: `There is no row ${row}; the array has 3 rows, counted from 0.`,
    });
  });
});

describe('toFloat32', () => {
  it('rounds once, and leaves single floats alone', () => {
    expect(toFloat32(fromRows([0.1])).data).toEqual(Float32Array.of(0.1));
    const single = ndarray(Float32Array.of(1), [1]);
    expect(toFloat32(single).data).toBe(single.data);
  });
});

describe('checkFinite', () => {
  it('names the first bad number, its place, and how many there are', async () => {
    expect(() => checkFinite(fromRows([[1, -0]]), 'Data')).not.toThrow();
    const rows = [
      [0, 1, 2],
      [3, 4, Number.NaN],
      [Number.POSITIVE_INFINITY, 7, 8],
    ];
    expect(await errorOf(() => checkFinite(fromRows(rows), 'Data'))).toMatchObject({
      code: 'bad-value',
      message: 'Data holds NaN in row 1, column 2 (2 such values in all). Remove or repair these rows first.',
    });
    expect((await errorOf(() => checkFinite(fromRows(rows.slice(2)), 'Data'))).message).toContain(
      'Data holds Infinity in row 0, column 0. ',
    );
  });
});
