import { LinnetError } from './errors.js';
import { formatShape, type Shape, sizeOf } from './shape.js';

/** What an array keeps its numbers in: doubles while data is made and scaled, single floats once it trains. */
export type Floats = Float32Array | Float64Array;

/**
 * A typed array with a shape; the last axis varies fastest. It is plain data: nothing needs disposing.
 * Generators and readers make doubles; `fit`, `evaluate` and `predict` round to float32, once.
 */
export interface NdArray<Data extends Floats = Floats> {
  /** As many numbers as fill the shape. */
  readonly data: Data;
  /** The length of every axis; the first one counts rows. */
  readonly shape: Shape;
}

/** An array as backends take it: rounded to single floats. */
export type Float32NdArray = NdArray<Float32Array>;

/**
 * Gives numbers a shape; it may have no rows.
 * @throws LinnetError `bad-shape` when the numbers do not fill the shape, or an axis is no whole number from 0 up.
 * @example
 * ```ts
 * ndarray(new Float64Array([1, 2, 3, 4, 5, 6]), [2, 3]);
 * ```
 */
export function ndarray<Data extends Floats>(data: Data, shape: Shape): NdArray<Data> {
  const bad = shape.find((length) => !Number.isInteger(length) || length < 0);
  if (bad !== undefined) {
    throw new LinnetError('bad-shape', `A shape has an axis of length ${bad}; use whole numbers from 0 up.`);
  }
  if (sizeOf(shape) !== data.length) {
    throw new LinnetError(
      'bad-shape',
      `A shape of ${formatShape(shape)} holds ${sizeOf(shape)} numbers; ${data.length} were given.`,
    );
  }
  return { data, shape };
}

/** Rows of numbers, or of rows: what people write by hand. */
export type Nested = readonly number[] | readonly Nested[];

/**
 * Copies nested arrays (or typed arrays as rows) into doubles. A plain list has one axis.
 * @throws LinnetError `bad-shape` that names the first row whose length differs, `bad-value` for what is no number.
 * @example
 * ```ts
 * fromRows([[0, 1], [1, 0]]).shape; // [2, 2]
 * ```
 */
export function fromRows(rows: ArrayLike<number> | ArrayLike<ArrayLike<number>> | Nested): NdArray<Float64Array> {
  const shape = nestedShape(rows);
  const data = new Float64Array(sizeOf(shape));
  let at = 0;
  const copy = (value: unknown, axis: number, path: string): void => {
    if (axis === shape.length) {
      if (typeof value !== 'number')
        throw new LinnetError('bad-value', `Row ${path} holds ${describe(value)}; numbers are needed.`);
      data[at++] = value;
      return;
    }
    if (!isArrayLike(value) || value.length !== shape[axis]) {
      const got = isArrayLike(value) ? `has ${value.length} values` : `is ${describe(value)}`;
      throw new LinnetError(
        'bad-shape',
        `Row ${path} ${got}; the first row has ${shape[axis]} values. Rows must be equally long.`,
      );
    }
    for (let index = 0; index < value.length; index++)
      copy(value[index], axis + 1, path === '' ? `${index}` : `${path}, ${index}`);
  };
  copy(rows, 0, '');
  return { data, shape };
}

/** One row of an array, without copying: its numbers, all axes but the first one after another. Rows count from 0. */
export function rowOf<Data extends Floats>(array: NdArray<Data>, row: number): Data;
export function rowOf(array: NdArray, row: number): Floats {
  const size = sizeOf(array.shape.slice(1));
  return array.data.subarray(row * size, (row + 1) * size);
}

/**
 * The rows with these indices, in this order, copied.
 * @throws LinnetError `bad-value` for an index that is no row.
 */
export function takeRows<Data extends Floats>(array: NdArray<Data>, rows: ArrayLike<number>): NdArray<Data>;
export function takeRows(array: NdArray, rows: ArrayLike<number>): NdArray {
  const size = sizeOf(array.shape.slice(1));
  const length = rows.length * size;
  const data = array.data instanceof Float64Array ? new Float64Array(length) : new Float32Array(length);
  const known = array.shape[0] ?? 0;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? Number.NaN;
    if (!Number.isInteger(row) || row < 0 || row >= known)
      throw new LinnetError('bad-value', `There is no row ${row}; the array has ${known} rows, counted from 0.`);
    const from = row * size;
    data.set(array.data.subarray(from, from + size), index * size);
  }
  return { data, shape: [rows.length, ...array.shape.slice(1)] };
}

/** The array in single floats, as backends take it; the same value when it already is. */
export function toFloat32(array: NdArray): Float32NdArray {
  const { data, shape } = array;
  return data instanceof Float32Array ? { data, shape } : { data: new Float32Array(data), shape };
}

/**
 * Throws when a number is NaN or infinite.
 * @throws LinnetError `bad-value` that names the row, the position in it and how many there are.
 */
export function checkFinite(array: NdArray, what: string): void {
  const { data, shape } = array;
  const first = firstNotFinite(data);
  if (first < 0) return;
  const size = sizeOf(shape.slice(1));
  const bad = Array.from(data).filter((value) => !Number.isFinite(value)).length;
  const more = bad === 1 ? '' : ` (${bad} such values in all)`;
  throw new LinnetError(
    'bad-value',
    `${what} holds ${data[first]} in row ${Math.floor(first / size)}, column ${first % size}${more}. Remove or repair these rows first.`,
  );
}

/** A plain loop: `findIndex` calls a function for each of what may be millions of numbers. */
function firstNotFinite(data: Floats): number {
  for (let index = 0; index < data.length; index++) if (!Number.isFinite(data[index])) return index;
  return -1;
}

function nestedShape(rows: unknown): Shape {
  const shape: number[] = [];
  for (let value = rows; isArrayLike(value); value = value[0]) {
    if (value.length === 0) {
      const what = shape.length === 0 ? 'There are no rows' : 'The first row is empty';
      throw new LinnetError('bad-shape', `${what}; at least one ${shape.length === 0 ? 'row' : 'number'} is needed.`);
    }
    shape.push(value.length);
  }
  if (shape.length === 0) throw new LinnetError('bad-value', `Rows of numbers are needed; got ${describe(rows)}.`);
  return shape;
}

const isArrayLike = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

function describe(value: unknown): string {
  if (typeof value === 'string') return `"${value}"`;
  return isArrayLike(value) ? 'a list' : String(value);
}
