import { join } from 'node:path';
import { checkOptions, LinnetError, wholeFrom } from '@linnet/core';
import { isFolder, namesIn, parsed, readBytes } from '@linnet/core/node';
import { checkNumbers } from '../checks.js';
import type { Dataset } from '../dataset.js';
import { parseDat } from '../files/dat.js';
import { mostTold, throwSome } from '../files/throw-some.js';
import { checkedDataset } from '../from-arrays.js';
import { rowNumbersIn } from './dat-names.js';

/** Options of {@link readDat}. */
export interface ReadDatOptions {
  /** How many pairs of files to read, from the first. Default: all there are. */
  readonly rows?: number;
  /** How many numbers each X file has. Default: as many as the first. */
  readonly length?: number;
}

/**
 * A folder of `X_1.dat`, `Y_1.dat`, `X_2.dat`, ...: for each row its inputs and its target, as raw little-endian doubles. x is
 * rows x length, y is rows x the numbers of a Y file, which is one class index in the tutorial's files.
 * @throws LinnetError `bad-file` that names the files that are missing, short or too long; `io` for a folder that cannot be
 *   read; `bad-value` for NaN and infinite numbers.
 *
 * @example
 * ```ts
 * const train = await readDat('./Train', { rows: 200, length: 128 });
 * ```
 */
export async function readDat(folder: string, options: ReadDatOptions = {}): Promise<Dataset> {
  checkOptions('readDat', options, { rows: wholeFrom(1), length: wholeFrom(1) });
  const rows = await rowsIn(folder, options.rows);
  const [inputs, targets] = [await readRows(folder, 'X', rows), await readRows(folder, 'Y', rows)];
  const length = options.length ?? inputs[0]?.length ?? 0;
  const width = targets[0]?.length ?? 0;
  const wrong = [...wrongLengths('X', inputs, length), ...wrongLengths('Y', targets, width)];
  throwSome(headingOf(folder), wrong.length, wrong);
  return parsed(folder, () => checkedDataset({ x: sideBySide(inputs, length), y: sideBySide(targets, width) }));
}

/** How many rows there are to read; names those that are missing. */
async function rowsIn(folder: string, wanted: number | undefined): Promise<number> {
  if (!(await isFolder(folder)))
    throw new LinnetError('io', `${folder} is no folder; readDat reads X_1.dat, Y_1.dat, ... in one.`);
  const names = new Set(await namesIn(folder));
  const numbers = rowNumbersIn([...names]);
  const rows = wanted ?? numbers.reduce((most, number) => Math.max(most, number), 0);
  if (rows === 0)
    throw new LinnetError('bad-file', `There is no X_1.dat in ${folder}; readDat reads X_1.dat, Y_1.dat and so on.`);
  checkNumbers(rows, `The rows of ${folder}`, 'Read fewer.');
  checkMissing(folder, names, rows);
  return rows;
}

/** Few are told of what may be millions, where one file has a number that is far too high. */
function checkMissing(folder: string, names: ReadonlySet<string>, rows: number): void {
  const there = rowNumbersIn([...names]).filter((number) => number <= rows).length;
  const missing: string[] = [];
  for (let row = 1; row <= rows && missing.length < mostTold; row++) {
    for (const name of [`X_${row}.dat`, `Y_${row}.dat`]) if (!names.has(name)) missing.push(`${name} is missing.`);
  }
  throwSome(headingOf(folder), 2 * rows - there, missing);
}

async function readRows(folder: string, kind: 'X' | 'Y', rows: number): Promise<readonly Float64Array[]> {
  const read: Float64Array[] = [];
  let count = 0;
  // Some at a time: a thousand open files are too many for some systems, and one after another is slow.
  for (let from = 1; from <= rows; from += 64) {
    const numbers = Array.from({ length: Math.min(64, rows - from + 1) }, (_, at) => from + at);
    const some = await Promise.all(numbers.map((number) => readOne(join(folder, `${kind}_${number}.dat`))));
    count += some.reduce((sum, row) => sum + row.length, 0);
    checkNumbers(count, `The first ${from + some.length - 1} rows of ${folder}`, 'Read fewer rows.');
    read.push(...some);
  }
  return read;
}

async function readOne(path: string): Promise<Float64Array> {
  const bytes = await readBytes(path);
  return parsed(path, () => parseDat(bytes));
}

const wrongLengths = (kind: 'X' | 'Y', rows: readonly Float64Array[], length: number): readonly string[] =>
  rows.flatMap((row, at) =>
    row.length === length && length > 0
      ? []
      : [`${kind}_${at + 1}.dat holds ${row.length} numbers; ${Math.max(length, 1)} are needed.`],
  );

const headingOf = (folder: string): string => `The files in ${folder} do not do:`;

function sideBySide(
  rows: readonly Float64Array[],
  length: number,
): { readonly data: Float64Array; readonly shape: readonly number[] } {
  const data = new Float64Array(rows.length * length);
  rows.forEach((row, at) => {
    data.set(row, at * length);
  });
  return { data, shape: [rows.length, length] };
}
