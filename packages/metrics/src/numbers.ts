import {
  checkFinite,
  type Floats,
  formatShape,
  LinnetError,
  type NdArray,
  rowsOf,
  type Shape,
  showValue,
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

/** Truth and predictions of the same rows and columns. Throws as {@link tableOf}, and `bad-shape` where they differ. */
export function matchingTables(truth: Numbers, predicted: Numbers): readonly [truth: Table, predicted: Table] {
  const [expected, given] = [tableOf(truth, 'Truth'), tableOf(predicted, 'Predicted')];
  checkRows(expected.rows, given.rows);
  if (expected.columns === given.columns) return [expected, given];
  throw new LinnetError(
    'bad-shape',
    `Truth is ${describeTable(expected)}, predicted ${describeTable(given)}; they must have as many columns.`,
  );
}

/** The axes of numbers; a plain array has one. */
export const shapeOf = (numbers: Numbers): Shape => (isNdArray(numbers) ? numbers.shape : [numbers.length]);

/** An array of finite numbers, at least one. */
function arrayOf(numbers: Numbers, what: string): NdArray {
  const array = isNdArray(numbers) ? checkedShape(numbers, what) : columnOf(listOf(numbers, what), what);
  if (sizeOf(array.shape) === 0) throw noRows(what);
  checkFinite(array, what);
  return array;
}

/** Literals do not say that the numbers fill the shape. */
function checkedShape(array: NdArray, what: string): NdArray {
  const { data, shape } = array;
  if (sizeOf(shape) === data.length) return array;
  throw new LinnetError(
    'bad-shape',
    `${what} has ${data.length} numbers for a shape of ${formatShape(shape)}, which holds ${sizeOf(shape)}.`,
  );
}

/** Throws unless there are equally many rows on both sides. */
export function checkRows(truth: number, predicted: number): void {
  if (truth === predicted) return;
  throw new LinnetError('bad-shape', `Truth has ${truth} rows, predicted ${predicted}; they must be as many.`);
}

/** Throws for what is no list: what plain JavaScript lets pass. A text has a length too and is none. */
export function listOf<T>(values: ArrayLike<T>, what: string): ArrayLike<T> {
  if (Array.isArray(values) || (ArrayBuffer.isView(values) && 'length' in values)) return values;
  throw new LinnetError(
    'bad-value',
    `${what} is ${showValue(values)}; pass a list, a typed array, or an array with a shape.`,
  );
}

/** For what has no rows at all. */
export const noRows = (what: string): LinnetError =>
  new LinnetError('bad-shape', `${what} has no rows; at least one is needed.`);

/** Rows and columns for messages: `5040 x 3`. */
export const describeTable = ({ rows, columns }: Table): string => formatShape([rows, columns]);

/** A list of numbers as one column. */
function columnOf(numbers: ArrayLike<number>, what: string): NdArray {
  const shape = [numbers.length];
  if (numbers instanceof Float32Array || numbers instanceof Float64Array) return { data: numbers, shape };
  for (let row = 0; row < numbers.length; row++) {
    if (typeof numbers[row] === 'number') continue;
    throw new LinnetError(
      'bad-value',
      `${what} holds something that is no number in row ${row}. Pass an array of numbers, or fromRows(...) for rows of several.`,
    );
  }
  return { data: Float64Array.from(numbers), shape };
}

/** True for arrays with a shape; plain JavaScript passes anything. */
export const isNdArray = (values: unknown): values is NdArray => {
  const { data, shape }: Partial<Record<'data' | 'shape', unknown>> = values ?? {};
  return (data instanceof Float32Array || data instanceof Float64Array) && Array.isArray(shape);
};
