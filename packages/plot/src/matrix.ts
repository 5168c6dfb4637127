import { fromRows, LinnetError, type NdArray, showValue, sizeOf } from '@linnet/core';
import { formatNumber } from './numbers.js';
import { isList, type Series, valuesOf } from './series.js';

/** Numbers in rows and columns, row after row. */
export interface Matrix {
  readonly data: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

/**
 * Reads rows and columns; an array with one axis is one row, further axes count as columns.
 * @throws LinnetError `bad-shape` for no values or rows of unequal length, `bad-value` for what is no matrix
 */
export function matrixOf(values: NdArray | readonly Series[], what: string): Matrix {
  if (isList(values)) {
    if (values.length === 0) throw new LinnetError('bad-shape', `${what} has no rows; at least one is needed.`);
    const { data, shape } = fromRows(values.map((row, at) => valuesOf(row, `Row ${at}`)));
    return { data, rows: shape[0] ?? 0, columns: shape[1] ?? 0 };
  }
  if (typeof values !== 'object' || values === null) {
    throw new LinnetError('bad-value', `${what} takes rows x columns; it was given ${showValue(values)}.`);
  }
  const data = valuesOf(values, what);
  const [rows, columns] =
    values.shape.length < 2 ? [1, data.length] : [values.shape[0] ?? 0, sizeOf(values.shape.slice(1))];
  return { data, rows, columns };
}

/** More cells along an axis are finer than what can be seen. */
const mostCells = 200;

/** What is drawn of a matrix: its cells, or means of blocks of them. */
export interface Blocks extends Matrix {
  /** How many rows of the matrix a row of blocks covers. */
  readonly high: number;
  /** How many columns a column of blocks covers. */
  readonly wide: number;
  readonly notes: readonly string[];
}

/** At most 200 rows and columns of a matrix: blocks hold the means of what is finite in them. */
export function blocksOf(matrix: Matrix): Blocks {
  const [high, wide] = [Math.ceil(matrix.rows / mostCells), Math.ceil(matrix.columns / mostCells)];
  if (high === 1 && wide === 1) return { ...matrix, high, wide, notes: [] };
  const [rows, columns] = [Math.ceil(matrix.rows / high), Math.ceil(matrix.columns / wide)];
  const [sums, counts] = [new Float64Array(rows * columns), new Float64Array(rows * columns)];
  matrix.data.forEach((value, at) => {
    if (!Number.isFinite(value)) return;
    const cell = Math.floor(at / matrix.columns / high) * columns + Math.floor((at % matrix.columns) / wide);
    sums[cell] = (sums[cell] as number) + value;
    counts[cell] = (counts[cell] as number) + 1;
  });
  const notes = [`Each cell is the mean of a block of up to ${formatNumber(high)} x ${formatNumber(wide)} values.`];
  return { data: sums.map((sum, cell) => sum / (counts[cell] as number)), rows, columns, high, wide, notes };
}
