import { checkOptions, LinnetError } from '@linnet/core';
import { isFolder, parsed, readText } from '@linnet/core/node';
import type { Dataset } from '../dataset.js';
import type { CsvTargetOptions } from '../files/csv/options.js';
import { inspectCsv, parseCsv } from '../files/csv/parse-csv.js';
import { parseDataset } from '../files/dataset-json.js';
import { splitColumns } from '../files/split-columns.js';
import { extensionOf, readNpy, refuseUnreadable } from './read.js';
import { type ReadDatOptions, readDat } from './read-dat.js';

/** Options of {@link readData}: those of the kind of file it reads. */
export interface ReadDataOptions extends Partial<CsvTargetOptions>, ReadDatOptions {}

/**
 * A data set from a file, or a folder, of any kind that is read, which its name tells: .csv, .tsv and .txt by `parseCsv`, .npy
 * as rows x columns, .json by `parseDataset`, a folder of .dat files by `readDat`. Files of columns need `target`, the column
 * to predict.
 * @throws LinnetError `bad-option` where `target` is missing (with the columns there are) or options are for another kind of
 *   file, `bad-file` for files that are damaged or of a kind that is not read, with advice; `io` where reading fails.
 *
 * @example
 * ```ts
 * const data = await readData('data.csv', { target: 'label' });
 * const [train, test] = trainTestSplit(data, { testSize: 0.2, seed: 1 });
 * ```
 */
export async function readData(path: string, options: ReadDataOptions = {}): Promise<Dataset> {
  refuseUnreadable(path);
  if (await isFolder(path)) return readDat(path, options);
  switch (extensionOf(path)) {
    case '.csv':
    case '.txt':
      return readColumns(path, options);
    case '.tsv':
      return readColumns(path, { delimiter: '\t', ...options });
    case '.npy':
      return readArray(path, options);
    case '.json':
      return readJson(path, options);
    default:
      throw unknownKind(path);
  }
}

async function readColumns(path: string, options: ReadDataOptions): Promise<Dataset> {
  const text = await readText(path);
  const { target, ...others } = options;
  return parsed(path, () => {
    if (target !== undefined) return parseCsv(text, { ...others, target });
    throw noTarget(inspectCsv(text, others).columnNames.join(', '));
  });
}

async function readArray(path: string, options: ReadDataOptions): Promise<Dataset> {
  const { target, inputs, sampleRate, ...others } = options;
  checkOptions('A .npy file', others, {});
  const array = await readNpy(path);
  return parsed(path, () => {
    if (target === undefined) throw noTarget(`0 to ${(array.shape[1] ?? 1) - 1}`);
    return splitColumns(array, { target, ...(inputs && { inputs }), ...(sampleRate !== undefined && { sampleRate }) });
  });
}

async function readJson(path: string, options: ReadDataOptions): Promise<Dataset> {
  checkOptions('A .json file', options, {});
  const text = await readText(path);
  return parsed(path, () => parseDataset(text));
}

const noTarget = (columns: string): LinnetError =>
  new LinnetError('bad-option', `Name the column to predict with target. Columns: ${columns}.`);

function unknownKind(path: string): LinnetError {
  const kinds = '.csv, .tsv, .txt, .npy and .json files and folders of .dat files';
  if (extensionOf(path) === '.dat') {
    return new LinnetError('bad-option', `${path} is one row; give the folder of X_1.dat, Y_1.dat, ...`);
  }
  return new LinnetError('bad-file', `${path} is of no kind that is read, or does not exist; ${kinds} are.`);
}
