import { checkInput, formatShape, LinnetError, type NdArray, rowShape, sizeOf } from '@linnet/core';

/** How many columns a row has: all its numbers, whatever their shape. */
export const columnsOf = ({ shape }: NdArray): number => sizeOf(rowShape(shape));

/** Every number by the function of its column, in doubles. */
export function mapColumns(
  array: NdArray,
  columns: number,
  map: (value: number, column: number) => number,
): NdArray<Float64Array> {
  if (columnsOf(array) !== columns) {
    throw new LinnetError(
      'bad-shape',
      `A scaler for ${columns} columns does not fit rows of ${formatShape(rowShape(array.shape))}.`,
    );
  }
  const data = Float64Array.from(array.data, (value, at) => map(value, at % columns));
  return { data, shape: [...array.shape] };
}

/** Throws LinnetError unless a scaler can learn from these rows. */
export const checkRowsToFit = (x: NdArray): void =>
  checkInput(x, Array.isArray(x?.shape) ? rowShape(x.shape) : [], 'The array to fit a scaler to');

/** Throws LinnetError where what a scaler learned is beyond doubles: a column of numbers such as 1e308 and -1e308. */
export function checkLearned(values: readonly number[]): void {
  const column = values.findIndex((value) => !Number.isFinite(value) || value === 0);
  if (column < 0) return;
  throw new LinnetError('bad-value', `The values of column ${column} lie too far apart to be scaled in doubles.`);
}
