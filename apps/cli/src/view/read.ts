import { extname } from 'node:path';
import { LinnetError, type NdArray } from '@linnet/core';
import type { Table } from 'linnet';
import { readCsv, readNpy } from 'linnet/node';
import { readPair } from '../data/dat-pair.js';
import { asData, checkSize, readSource, type SourceData, type SourceSettings, sourceName } from '../data/source.js';
import { exists } from '../files.js';
import { given } from '../options.js';

/** What there is to look at. */
export interface Viewed {
  readonly name: string;
  readonly x: NdArray;
  /** Targets, where there are some. */
  readonly y?: NdArray;
  readonly columnNames?: readonly string[];
  readonly classNames?: readonly string[];
  /** In hertz. */
  readonly sampleRate?: number;
  /** True where each column is a signal and rows follow each other in time: a recording. */
  readonly isRecording: boolean;
  /** Rows that are kept apart at the source. */
  readonly testRows?: number;
}

/** Reads a source to look at: files of columns need no target here. */
export async function readViewed(source: SourceSettings): Promise<Viewed> {
  const kind = extname(source.source).toLowerCase();
  if (!(await exists(source.source))) return viewedData(await readSource(source));
  await checkSize(source.source);
  if (kind === '.dat') return viewedPair(source.source);
  if (source.target === undefined && ['.csv', '.tsv', '.txt'].includes(kind)) return viewedCsv(source);
  if (source.target === undefined && kind === '.npy') return viewedArray(source.source);
  return viewedData(await readSource(source));
}

function viewedData({ name, data, test }: SourceData): Viewed {
  const { x, y, columnNames, classNames, sampleRate } = data;
  return { name, x, y, isRecording: false, ...given({ columnNames, classNames, sampleRate, testRows: test?.rows }) };
}

async function viewedPair(path: string): Promise<Viewed> {
  const { x, y } = await readPair(path);
  return {
    name: sourceName(path),
    x: { data: x, shape: [1, x.length] },
    y: { data: y, shape: [1, y.length] },
    isRecording: false,
  };
}

async function viewedArray(path: string): Promise<Viewed> {
  const { data, shape } = await readNpy(path);
  return { name: sourceName(path), x: { data, shape: shape.length === 1 ? [...shape, 1] : shape }, isRecording: false };
}

/** Names that targets usually have. */
const targetNames = /^(label|target|class|y)$/iu;

/** As a table; where the last column is text, or is called as targets are, that is taken for the target. */
async function viewedCsv(source: SourceSettings): Promise<Viewed> {
  const withTarget = (): Promise<SourceData> => readSource({ ...source, target: [-1] });
  try {
    const table = await readCsv(source.source, given({ inputs: source.inputs }));
    const last = table.columnNames.at(-1) ?? '';
    if (table.columnNames.length > 1 && targetNames.test(last)) return viewedData(await withTarget());
    return viewedTable(source, table);
  } catch (error) {
    if (!LinnetError.is(error) || error.code !== 'bad-file') throw asData(error);
    return viewedData(
      await withTarget().catch(() => {
        throw asData(error);
      }),
    );
  }
}

function viewedTable({ source, rows }: SourceSettings, { values, columnNames, sampleRate, times }: Table): Viewed {
  const [all = 0, columns = 0] = values.shape;
  const count = Math.min(rows ?? all, all);
  return {
    name: sourceName(source),
    x: { data: values.data.slice(0, count * columns), shape: [count, columns] },
    columnNames,
    isRecording: sampleRate !== undefined || times !== undefined,
    ...given({ sampleRate }),
  };
}
