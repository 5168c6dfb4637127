import { LinnetError } from '@linnet/core';
import { counted } from '@linnet/recipes';
import { type Dataset, type NdArray, parseDat, parseDataset, parseNpy, splitColumns } from 'linnet';
import type { DataFileView, GivenFile } from '../protocol/index.js';
import { readDatPairs } from './dat-pairs.js';
import { named, textOf } from './file-reading.js';

/** What is in a file of data, and its rows once it is known which columns are to be predicted. */
export interface DataFileContents {
  readonly view: Omit<DataFileView, 'sha256'>;
  /** Rows with these targets; none where the file says. */
  rows(target: readonly string[]): Promise<Dataset>;
}

/**
 * Reads a file of data, whose name tells its kind.
 * @throws LinnetError `bad-file` for files that are damaged, or of a kind that is not read; with the name of the file.
 */
export async function readDataFile(files: readonly GivenFile[]): Promise<DataFileContents> {
  const [file, ...more] = files;
  if (file === undefined) throw new LinnetError('bad-value', 'There is no file to read.');
  return more.length === 0 ? named(file.name, () => readOne(file)) : whole(file.name, await readDatPairs(files));
}

async function readOne(file: GivenFile): Promise<DataFileContents> {
  switch (/\.[^.]*$/u.exec(file.name.toLowerCase())?.[0]) {
    case '.csv':
    case '.tsv':
    case '.txt':
      return readText(file);
    case '.npy':
      return columns(file.name, parseNpy(file.bytes), []);
    case '.json':
      return whole(file.name, parseDataset(textOf(file.bytes)));
    case '.dat':
      return readTriples(file);
    default:
      throw new LinnetError(
        'bad-file',
        'only .csv, .tsv, .txt, .npy, .json and .dat files hold data that are read here.',
      );
  }
}

async function readText(file: GivenFile): Promise<DataFileContents> {
  const { inspectCsv, parseCsv } = await import('linnet/csv');
  const text = textOf(file.bytes);
  const options = file.name.toLowerCase().endsWith('.tsv') ? ({ delimiter: '\t' } as const) : {};
  const { columnNames, rows } = inspectCsv(text, options);
  return {
    view: { name: file.name, rows, columns: columnNames, target: [], hasColumns: true, notes: [] },
    rows: async (target) => {
      if (target.length === 0) throw withoutTarget(file.name, columnNames);
      return named(file.name, () => parseCsv(text, { ...options, target }));
    },
  };
}

/** An array of rows x columns, which have no names: they go by their place. */
function columns(name: string, array: NdArray, notes: readonly string[]): DataFileContents {
  const [rows = 0, width = 0, ...more] = array.shape;
  if (width < 2 || more.length > 0) {
    throw new LinnetError(
      'bad-file',
      `its array is ${array.shape.join(' x ')}; rows of two columns or more are needed, one of them to predict.`,
    );
  }
  const names = Array.from({ length: width }, (_, column) => String(column));
  return {
    view: { name, rows, columns: names, target: [], hasColumns: true, notes },
    rows: async (target) => {
      if (target.length === 0) throw withoutTarget(name, names);
      return named(name, () => splitColumns(array, { target: target.map((column) => indexOf(column, names)) }));
    },
  };
}

function indexOf(column: string, names: readonly string[]): number {
  const index = names.indexOf(column);
  if (index >= 0) return index;
  throw new LinnetError('bad-option', `there is no column ${column}; columns are 0 to ${names.length - 1}.`);
}

/** Doubles say no shape; of places in the plane there are three a row. */
function readTriples({ name, bytes }: GivenFile): DataFileContents {
  const data = parseDat(bytes);
  if (data.length === 0 || data.length % 3 !== 0) {
    throw new LinnetError(
      'bad-file',
      `it holds ${counted(data.length, 'double')}, and one .dat file alone is read as rows of three: two inputs and what to predict. Rows of other lengths come as pairs, X_1.dat with Y_1.dat and so on, dropped together.`,
    );
  }
  const array = { data, shape: [data.length / 3, 3] };
  return columns(name, array, ['Read as rows of three doubles, for the file does not say.']);
}

/** A data set that says what is predicted. */
function whole(name: string, data: Dataset): DataFileContents {
  const names = data.columnNames ?? [];
  return {
    view: { name, rows: data.rows, columns: names, target: [], hasColumns: false, notes: [] },
    rows: async () => data,
  };
}

const withoutTarget = (name: string, names: readonly string[]): LinnetError =>
  new LinnetError('bad-option', `Choose what to predict of ${name}. Columns: ${names.join(', ')}.`);
