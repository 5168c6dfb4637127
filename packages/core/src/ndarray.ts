import { LinnetError } from './errors.js';
import { formatShape, type Shape, sizeOf } from './shape.js';

/** What an array keeps its numbers in: doubles while data is made and scaled, single floats once it trains. */
export type Floats = Float32Array | Float64Array;

/**
 * A typed array with a shape; the last axis varies fastest. It is plain data: nothing needs disposing.
 * Generators and readers make doubles; `fit`, `evaluate` and `predict` round to float32, once.
 */
export interface NdArray<Data extends Floats = Floats> {
  readonly data: Data;
  readonly shape: Shape;
}

/** An array as backends take it: rounded to single floats. */
export type Float32NdArray = NdArray<Float32Array>;

/**
 * Gives numbers a shape.
 * @throws LinnetError `bad-shape` when the numbers do not fill the shape.
 * @example
 * ```ts
 * ndarray(new Float64Array([1, 2, 3, 4, 5, 6]), [2, 3]);
 * ```
 */
export function ndarray<Data extends Floats>(data: Data, shape: Shape): NdArray<Data> {
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
 * Copies nested arrays (or typed arrays as rows) into doubles.
 * @throws LinnetError `bad-shape` that names the first row whose length differs.
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
    const length = isArrayLike(value) ? value.length : undefined;
    if (!isArrayLike(value) || length !== shape[axis]) {
      const got = length === undefined ? describe(value) : `${length} values`;
      throw new LinnetError(
        'bad-shape',
        `Row ${path} has ${got}; the first row has ${shape[axis]}. Rows must be equally long.`,
      );
    }
    for (let index = 0; index < value.length; index++)
      copy(value[index], axis + 1, path === '' ? `${index}` : `${path}, ${index}`);
  };
  copy(rows, 0, '');
  return { data, shape };
}

/** One row of an array, without copying. */
export function rowOf<Data extends Floats>(array: NdArray<Data>, row: number): Data;
export function rowOf(array: NdArray, row: number): Floats {
  const size = sizeOf(array.shape.slice(1));
  return array.data.subarray(row * size, (row + 1) * size);
}

/** The rows with these indices, in this order, copied. */
export function takeRows<Data extends Floats>(array: NdArray<Data>, rows: ArrayLike<number>): NdArray<Data>;
export function takeRows(array: NdArray, rows: ArrayLike<number>): NdArray {
  const size = sizeOf(array.shape.slice(1));
  const length = rows.length * size;
  const data = array.data instanceof Float64Array ? new Float64Array(length) : new Float32Array(length);
  for (let index = 0; index < rows.length; index++) {
    const from = (rows[index] ?? 0) * size;
    data.set(array.data.subarray(from, from + size), index * size);
  }
  return { data, shape: [rows.length, ...array.shape.slice(1)] };
}

/** The array in single floats, as backends take it; the same value when it already is. */
export function toFloat32(array: NdArray): Float32NdArray {
  const { data, shape } = array;
  return data instanceof Float32Array ? { data, shape } : { data: Float32Array.from(data), shape };
}

/**
 * Throws when a number is NaN or infinite.
 * @throws LinnetError `bad-value` that names the row, the position in it and how many there are.
 */
export function checkFinite(array: NdArray, what: string): void {
  const { data, shape } = array;
  const first = data.findIndex((value) => !Number.isFinite(value));
  if (first < 0) return;
  const size = sizeOf(shape.slice(1));
  const bad = Array.from(data).filter((value) => !Number.isFinite(value)).length;
  const more = bad === 1 ? '' : ` (${bad} such values in all)`;
  throw new LinnetError(
    'bad-value',
    `${what} holds ${data[first]} in row ${Math.floor(first / size)}, column ${first % size}${more}. Remove or repair these rows first.`,
  );
}

function nestedShape(rows: unknown): Shape {
  const shape: number[] = [];
  for (let value = rows; isArrayLike(value); value = value[0]) {
    if (value.length === 0) throw new LinnetError('bad-shape', 'There are no rows; at least one is needed.');
    shape.push(value.length);
  }
  if (shape.length === 0) throw new LinnetError('bad-value', `Rows of numbers are needed; got ${describe(rows)}.`);
  return shape;
}

const isArrayLike = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

const describe = (value: unknown): string => (typeof value === 'string' ? `"${value}"` : String(value));
