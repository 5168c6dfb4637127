import { basename, dirname, join } from 'node:path';
import { LinnetError } from '@linnet/core';
import { type Dataset, fromArrays } from 'linnet';
import { readDatFile } from 'linnet/node';

/** A pair of files: the numbers of a row and its target. */
export interface DatPair {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The row that `X_3.dat` holds, or `Y_3.dat`: both files are read. */
export async function readPair(path: string): Promise<DatPair> {
  const [, number] = /^[XY]_(\d+)\.dat$/iu.exec(basename(path)) ?? [];
  if (number === undefined) {
    throw new LinnetError(
      'bad-file',
      `${path} is not one of a pair X_1.dat and Y_1.dat, so nothing says which numbers are the target. Rename it, or give the numbers as .csv or .npy.`,
    );
  }
  const beside = (kind: string): string => join(dirname(path), `${kind}_${number}.dat`);
  return { x: await readDatFile(beside('X')), y: await readDatFile(beside('Y')) };
}

/** The same as a data set of one row. */
export async function readDatPair(path: string): Promise<Dataset> {
  const { x, y } = await readPair(path);
  return fromArrays([x], [y]);
}
