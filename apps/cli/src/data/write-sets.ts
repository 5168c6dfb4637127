import { join } from 'node:path';
import { writeWhole } from '@linnet/core/node';
import { type Dataset, type NdArray, rowOf, rowShape, sizeOf } from 'linnet';
import { writeCsv, writeDat, writeData, writeNpy } from 'linnet/node';
import { makeWritableFolder } from '../files.js';
import type { Format, GeneratedSet } from './generators.js';
import { checkSetFor } from './write-limits.js';

/** A file, or a folder of .dat files, that was written. */
export interface WrittenData {
  readonly path: string;
  readonly rows: number;
}

/** Writes each set into the folder: as a file of its name, or as a folder of a pair of files for each row. */
export async function writeSets(
  folder: string,
  sets: readonly GeneratedSet[],
  format: Format,
): Promise<readonly WrittenData[]> {
  for (const set of sets) checkSetFor(format, set);
  await makeWritableFolder(folder);
  const written: WrittenData[] = [];
  for (const set of sets) {
    const path = format === 'dat' ? folderOf(folder, set, sets) : join(folder, `${set.name}.${format}`);
    await writeSet(path, set, format);
    written.push({ path, rows: set.data.rows });
  }
  return written;
}

/** `Train` and `Test` where there are several sets; the folder itself for one. */
const folderOf = (folder: string, { name }: GeneratedSet, sets: readonly GeneratedSet[]): string =>
  sets.length === 1 ? folder : join(folder, name.charAt(0).toUpperCase() + name.slice(1));

async function writeSet(path: string, { data, csv }: GeneratedSet, format: Format): Promise<void> {
  switch (format) {
    case 'dat':
      return writeDat(path, data);
    case 'json':
      return writeData(path, data);
    case 'npy':
      return writeNpy(path, sideBySide(data));
    default:
      return csv === undefined ? writeCsv(path, data, { target: targetNames(data) }) : writeWhole(path, csv());
  }
}

/** `label`, or `label_0` and so on. */
function targetNames({ y }: Dataset): readonly string[] {
  const columns = sizeOf(rowShape(y.shape));
  return columns === 1 ? ['label'] : Array.from({ length: columns }, (_, at) => `label_${at}`);
}

/** Inputs, then targets, in the columns of one array. */
function sideBySide({ x, y, rows }: Dataset): NdArray {
  const [inputs, targets] = [sizeOf(rowShape(x.shape)), sizeOf(rowShape(y.shape))];
  const data = new Float64Array(rows * (inputs + targets));
  for (let row = 0; row < rows; row++) {
    data.set(rowOf(x, row), row * (inputs + targets));
    data.set(rowOf(y, row), row * (inputs + targets) + inputs);
  }
  return { data, shape: [rows, inputs + targets] };
}
