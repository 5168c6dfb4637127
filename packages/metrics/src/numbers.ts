import {
  checkFinite,
  type Floats,
  formatShape,
  LinnetError,
  type NdArray,
  rowsOf,
  type Shape,
  sizeOf,
} from '@linnet/core';

/** What metrics take: an array with a shape, or any array of numbers, which counts as one column. */
export type Numbers = NdArray | ArrayLike<number>;

/** Rows and columns of finite numbers. */
export interface Table {
  readonly data: Floats;
  readonly rows: number;
  readonly columns: number;
}

/**
 * Reads numbers as rows and columns; all axes after the first count as columns.
 * @throws LinnetError `bad-shape` when there are none, `bad-value` for NaN, infinite values or things that are no numbers.
 */
export function tableOf(numbers: Numbers, what: string): Table {
  const array = arrayOf(numbers, what);
  return { data: array.data, rows: rowsOf(array), columns: sizeOf(array.shape.slice(1)) };
}

/**
 * Reads predictions as cases: all axes but the last count them (rows, and the steps of each), the last holds the columns.
 * Throws as {@link tableOf}.
 */
export function casesOf(numbers: Numbers, what: string): Table {
  const { data, shape } = arrayOf(numbers, what);
  const columns = shape.length > 1 ? (shape.at(-1) ?? 1) : 1;
  return { data, rows: data.length / columns, columns };
}

/** The axes of numbers; a plain array has one. */
export const shapeOf = (numbers: Numbers): Shape => (isNdArray(numbers) ? numbers.shape : [numbers.length]);

/** An array of finite numbers, at least one. */
function arrayOf(numbers: Numbers, what: string): NdArray {
  const array = isNdArray(numbers) ? numbers : columnOf(numbers, what);
  if (sizeOf(array.shape) === 0) throw new LinnetError('bad-shape', `${what} has no rows; at least one is needed.`);
  checkFinite(array, what);
  return array;
}

/** Throws unless both tables have equally many rows. */
export function checkRows(truth: Table, predicted: Table): void {
  if (truth.rows === predicted.rows) return;
  throw new LinnetError(
    'bad-shape',
    `Truth has ${truth.rows} rows, predicted ${predicted.rows}; they must be as many.`,
  );
}

/** Rows and columns for messages: `5040 x 3`. */
export const describeTable = ({ rows, columns }: Table): string => formatShape([rows, columns]);

function columnOf(numbers: ArrayLike<number>, what: string): NdArray<Float64Array> {
  const bad = Array.from(numbers).findIndex((value) => typeof value !== 'number');
  if (bad >= 0) {
    throw new LinnetError(
      'bad-value',
      `${what} holds something that is no number in row ${bad}. Pass an array of numbers, or fromRows(...) for rows of several.`,
    );
  }
  return { data: Float64Array.from(numbers), shape: [numbers.length] };
}

const isNdArray = (numbers: Numbers): numbers is NdArray => 'shape' in numbers && 'data' in numbers;
