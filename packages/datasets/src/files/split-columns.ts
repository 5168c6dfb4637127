import { formatShape, LinnetError, type NdArray, rowsOf } from '@linnet/core';
import type { Dataset } from '../dataset.js';
import { checkedDataset } from '../from-arrays.js';
import { columnIndex, inputColumns } from './csv/columns.js';
import type { Column } from './csv/options.js';

/** Options of {@link splitColumns}. */
export interface SplitColumnsOptions {
  /** The column or columns to predict, by index; -1 is the last. */
  readonly target: Column | readonly Column[];
  /** The columns to predict from. Default: all others. */
  readonly inputs?: readonly Column[];
  /** Samples a second, in hertz, where rows are samples in time. */
  readonly sampleRate?: number;
}

/**
 * A data set of the columns of an array (rows x columns), such as that of a .npy file: some are predicted, from the others.
 * @throws LinnetError `bad-shape` for an array that is no rows of two or more columns, `bad-option` and `unknown-name` for
 *   columns there are not, `bad-value` for NaN and infinite numbers.
 *
 * @example
 * ```ts
 * const data = splitColumns(parseNpy(bytes), { target: -1 });
 * ```
 */
export function splitColumns(array: NdArray, { target, inputs, sampleRate }: SplitColumnsOptions): Dataset {
  const [, columns = 0, ...more] = array.shape;
  if (columns < 2 || more.length > 0) {
    throw new LinnetError(
      'bad-shape',
      `This array is ${formatShape(array.shape)}; rows of two or more columns are needed.`,
    );
  }
  if (rowsOf(array) === 0) throw new LinnetError('bad-shape', 'This array has no rows.');
  // Arrays have no names: columns go by their place.
  const names = Array.from({ length: columns }, (_, column) => String(column));
  const targets = [target].flat().map((column) => columnIndex(column, names));
  const samples = { x: pickColumns(array, inputColumns(inputs, names, targets)), y: pickColumns(array, targets) };
  return checkedDataset(sampleRate === undefined ? samples : { ...samples, sampleRate });
}

function pickColumns(array: NdArray, columns: readonly number[]): NdArray<Float64Array> {
  const [rows, width] = [rowsOf(array), array.shape[1] ?? 0];
  const data = new Float64Array(rows * columns.length);
  for (let row = 0; row < rows; row++) {
    columns.forEach((column, at) => {
      data[row * columns.length + at] = array.data[row * width + column] as number;
    });
  }
  return { data, shape: [rows, columns.length] };
}
