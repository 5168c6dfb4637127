import { stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { LinnetError, nearestName } from '@linnet/core';
import { counted, countText } from '@linnet/recipes';
import type { Dataset } from 'linnet';
import type { ReadDataOptions } from 'linnet/node';
import { exists } from '../files.js';
import { given } from '../options.js';
import { drawSets } from './draw-sets.js';
import { setsIn } from './folder-sets.js';
import { generators } from './generator-table.js';
import type { Generator } from './generators.js';

/** A column by its name, or by its index from 0; -1 is the last one. */
export type Column = string | number;

/** Where data come from, and what is read of them: plain data, kept in `run.json`. */
export interface SourceSettings {
  /** The whole path of a file or folder, or the name of a generator. */
  readonly source: string;
  /** Of files of columns: what to predict. */
  readonly target?: readonly Column[];
  /** Of files of columns: the inputs. Default: all others. */
  readonly inputs?: readonly Column[];
  /** Names of the classes in the order of their indices. */
  readonly classNames?: readonly string[];
  /** Of a generator: how many to draw; else the first so many. */
  readonly rows?: number;
  /** Of a generator alone. Default 42. */
  readonly seed?: number;
}

/** Data that were read. */
export interface SourceData {
  /** Of the run: that of the file, folder or generator. */
  readonly name: string;
  readonly data: Dataset;
  /** Rows that are kept apart at the source, such as those in a folder `Test`. */
  readonly test?: Dataset;
}

/** Files whose rows are columns, with a target among them. */
const columnKinds = ['.csv', '.tsv', '.txt', '.npy'];

/** True for files that `target` and `inputs` name columns of. */
export const hasColumns = (path: string): boolean => columnKinds.includes(extname(path).toLowerCase());

/** No data file that is read is larger: sizes are bounded before they are believed. */
const mostBytes = 256 * 2 ** 20;

/** What stands for the source in messages and names of folders: `iris` for `/data/iris.csv`. */
export const sourceName = (source: string): string => basename(source, extname(source)) || 'data';

/** The whole path of what stands here under this name, else the name: of a generator. */
export async function locate(source: string): Promise<string> {
  if (source.trim() === '')
    throw new LinnetError('bad-option', 'The name of the data is empty: give a file or a folder.');
  return (await exists(resolve(source))) ? resolve(source) : source;
}

/**
 * Reads a data source.
 * @throws LinnetError that says what is wrong with the source or the options for it, and what to do.
 */
export async function readSource(settings: SourceSettings): Promise<SourceData> {
  const { source, rows } = settings;
  if (!(await exists(source))) return drawn(findGenerator(source), settings);
  const sets = await setsIn(source);
  const limit = (data: Dataset): Dataset => (rows === undefined ? data : firstRows(data, rows, source));
  const data = limit(await readOne(sets?.train ?? source, settings));
  const name = sourceName(source);
  return sets === undefined ? { name, data } : { name, data, test: await readOne(sets.test, settings) };
}

async function drawn(generator: Generator, { target, inputs, rows, seed = 42 }: SourceSettings): Promise<SourceData> {
  if (target !== undefined || inputs !== undefined) throw noColumns(`The generator ${generator.name}`);
  const [train, other] = await drawSets(generator, { seed, ...given({ rows }) });
  return { name: generator.name, data: train.data, ...given({ test: other?.data }) };
}

/** A file or a folder of .dat files. */
async function readOne(path: string, settings: SourceSettings): Promise<Dataset> {
  await checkSize(path);
  const { target, inputs, classNames } = settings;
  if (hasColumns(path)) return readColumns(path, settings);
  const isKnown = ['.json', '.dat', ''].includes(extname(path).toLowerCase());
  if (isKnown && (target !== undefined || inputs !== undefined)) throw noColumns(path);
  const data = await read(path, {});
  return classNames === undefined ? data : named(data, classNames);
}

async function readColumns(path: string, { target, inputs, classNames }: SourceSettings): Promise<Dataset> {
  if (target === undefined) throw await withoutTarget(path);
  if (!path.toLowerCase().endsWith('.npy')) return read(path, given({ target, inputs, classNames }));
  const data = await read(path, given({ target, inputs }));
  return classNames === undefined ? data : named(data, classNames);
}

/** What reading without a target says, which tells the columns there are; or what is wrong with the file. */
async function withoutTarget(path: string): Promise<unknown> {
  const error = await read(path, {}).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!LinnetError.is(error) || error.code !== 'bad-option') return error;
  return new LinnetError('bad-option', `${error.message} Here: --target NAME.`, { cause: error });
}

async function read(path: string, options: ReadDataOptions): Promise<Dataset> {
  if (extname(path).toLowerCase() === '.dat') return (await import('./dat-pair.js')).readDatPair(path);
  const { readData } = await import('linnet/node');
  return readData(path, options).catch((error: unknown) => {
    throw asData(error);
  });
}

/** The same rows, with names for the indices of their classes. */
async function named({ x, y, weights, sampleRate, columnNames }: Dataset, classNames: readonly string[]) {
  const { fromArrays } = await import('linnet');
  return fromArrays(x, y, { classNames, ...given({ weights, sampleRate, columnNames }) });
}

/** Throws for a file that is too large to be read. */
export async function checkSize(path: string): Promise<void> {
  const { size } = await stat(path);
  if (size <= mostBytes) return;
  throw new LinnetError(
    'bad-file',
    `${path} has ${countText(size)} bytes; at most ${countText(mostBytes)} are read. Split it.`,
  );
}

/** Data that are too much for memory are data that cannot be used; cells that cannot be read may be of no interest. */
export function asData(error: unknown): unknown {
  if (!LinnetError.is(error)) return error;
  const { message, problems } = error;
  const unclear = message.indexOf('say whether it names the columns');
  if (unclear >= 0) {
    const advice = 'put a line with the names of the columns above it.';
    return new LinnetError('bad-file', `${message.slice(0, unclear)}${advice}`, { cause: error });
  }
  if (error.code === 'limit') return new LinnetError('bad-file', message, { cause: error, problems });
  if (error.code !== 'bad-file' || !message.includes(', column "')) return error;
  const advice = 'Columns are left out by naming the others, such as --inputs 0-3.';
  return new LinnetError('bad-file', `${message}\n${advice}`, { cause: error, problems });
}

function firstRows(data: Dataset, rows: number, source: string): Dataset {
  if (rows <= data.rows) return data.slice(0, rows);
  throw new LinnetError(
    'bad-option',
    `--rows asks for ${counted(rows, 'row')}; ${source} has ${countText(data.rows)}.`,
  );
}

/** A generator by its name; what is no file either is told of. */
export function findGenerator(source: string): Generator {
  const found = generators.find(({ name }) => name === source);
  if (found !== undefined) return found;
  const names = generators.map(({ name }) => name);
  const near = nearestName(source, names);
  throw new LinnetError(
    'io',
    `There is no file or folder ${source}, and no generator of that name.${near === undefined ? '' : ` Did you mean "${near}"?`} Generators: ${names.join(', ')}.`,
  );
}

const noColumns = (what: string): LinnetError =>
  new LinnetError(
    'bad-option',
    `${what} knows its inputs and targets; --target and --inputs are for files of columns (${columnKinds.join(', ')}).`,
  );
