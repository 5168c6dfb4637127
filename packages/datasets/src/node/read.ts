import { extname } from 'node:path';
import { LinnetError, type NdArray } from '@linnet/core';
import { parsed, readBytes, readText } from '@linnet/core/node';
import type { Dataset } from '../dataset.js';
import type { CsvOptions, CsvTargetOptions } from '../files/csv/options.js';
import { parseCsv } from '../files/csv/parse-csv.js';
import { parseDat } from '../files/dat.js';
import { liAdvice } from '../files/li-files.js';
import { parseNpy } from '../files/npy/npy.js';
import type { Table } from '../table.js';

/**
 * A CSV file, or one with tabs (.tsv), by `parseCsv`: as a data set where `target` names what to predict, else as a table.
 * @throws LinnetError as `parseCsv` does, with the path; `io` for a file that cannot be read; `bad-file` for .li files.
 *
 * @example
 * ```ts
 * const data = await readCsv('data.csv', { target: 'label' });
 * const recording = await readCsv('MokuDataLoggerData_20230114_142326.csv');
 * ```
 */
export function readCsv(path: string, options: CsvTargetOptions): Promise<Dataset>;
/** As a table, where nothing is to be predicted. Throws the same errors. */
export function readCsv(path: string, options?: CsvOptions): Promise<Table>;
export async function readCsv(path: string, options: CsvOptions | CsvTargetOptions = {}): Promise<Dataset | Table> {
  refuseUnreadable(path);
  const text = await readText(path);
  const told = extensionOf(path) === '.tsv' ? { delimiter: '\t' as const, ...options } : options;
  return parsed(path, () => ('target' in told ? parseCsv(text, told) : parseCsv(text, told)));
}

/**
 * The array in a .npy file.
 * @throws LinnetError as `parseNpy` does, with the path; `io` for a file that cannot be read; `bad-file` for .npz and .li files.
 */
export async function readNpy(path: string): Promise<NdArray> {
  refuseUnreadable(path);
  const bytes = await readBytes(path);
  return parsed(path, () => parseNpy(bytes));
}

/**
 * The numbers of one .dat file; `readDat` reads a folder of them as a data set.
 * @throws LinnetError `bad-file` for a size that is no multiple of 8 bytes, `io` for a file that cannot be read.
 */
export async function readDatFile(path: string): Promise<Float64Array> {
  const bytes = await readBytes(path);
  return parsed(path, () => parseDat(bytes));
}

/** A file's extension in lower case, with its point. */
export const extensionOf = (path: string): string => {
  if (typeof path !== 'string') throw new LinnetError('bad-option', 'The path of a file must be a text.');
  return extname(path).toLowerCase();
};

const unreadable: Readonly<Record<string, string>> = {
  '.li': liAdvice,
  '.npz': 'Archives are not read: write each array with numpy.save as .npy.',
  '.mat': 'Write the data as CSV, as .npy, or with fwrite(file, x, "double") as .dat.',
  '.hdf5': 'Write the data as CSV or .npy.',
  '.xlsx': 'Save the sheet as CSV.',
};

/** Throws for files of kinds that are known and not read, with what to do. */
export function refuseUnreadable(path: string): void {
  const advice = unreadable[extensionOf(path)];
  if (advice !== undefined) throw new LinnetError('bad-file', `${path} cannot be read. ${advice}`);
}
