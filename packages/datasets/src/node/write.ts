import { LinnetError, type NdArray } from '@linnet/core';
import { writeWhole } from '@linnet/core/node';
import type { Dataset } from '../dataset.js';
import { type FormatCsvOptions, formatCsv } from '../files/csv/format-csv.js';
import { formatDataset } from '../files/dataset-json.js';
import { formatNpy } from '../files/npy/npy.js';
import type { Table } from '../table.js';
import { extensionOf } from './read.js';

/**
 * Writes a data set or a table as a CSV file, by `formatCsv`.
 * @throws LinnetError `bad-option` for what a CSV file does not hold, `io` where the file cannot be written.
 */
export const writeCsv = async (path: string, data: Dataset | Table, options: FormatCsvOptions = {}): Promise<void> =>
  writeWhole(path, formatCsv(data, options));

/**
 * Writes an array as a .npy file, by `formatNpy`; the file says nothing of a sample rate.
 * @throws LinnetError `bad-shape` for numbers that do not fill the shape, `io` where the file cannot be written.
 */
export const writeNpy = async (path: string, array: NdArray): Promise<void> => writeWhole(path, formatNpy(array));

/**
 * Writes a data set as a file of the kind that its name tells: .json with all that it knows, by `formatDataset`, or .csv, by
 * `formatCsv`. `readData` reads it back.
 * @throws LinnetError `bad-option` for other names and for what a CSV file does not hold, `io` where the file cannot be written.
 *
 * @example
 * ```ts
 * await writeData('waves.json', waves({ rows: 200, seed: 1 }));
 * ```
 */
export async function writeData(path: string, data: Dataset, options: FormatCsvOptions = {}): Promise<void> {
  const kind = extensionOf(path);
  if (kind === '.csv') return writeCsv(path, data, options);
  if (kind !== '.json') {
    throw new LinnetError(
      'bad-option',
      `${path} must end in .json or .csv; writeDat writes a folder of .dat files, writeNpy an array.`,
    );
  }
  if (options.target !== undefined)
    throw new LinnetError('bad-option', 'target names columns of .csv files; .json has none.');
  return writeWhole(path, formatDataset(data));
}
