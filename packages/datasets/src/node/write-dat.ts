import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LinnetError, rowOf } from '@linnet/core';
import { namesIn, writeWhole } from '@linnet/core/node';
import type { Dataset } from '../dataset.js';
import { formatDat } from '../files/dat.js';
import { rowNumbersIn } from './dat-names.js';

/**
 * Writes a data set as a folder that `readDat` reads, which is made where there is none: a pair of files for each row. Files of other rows
 * that stand there already are refused, for `readDat` would read them too.
 * @throws LinnetError `io` where the folder cannot be written or holds other rows.
 *
 * @example
 * ```ts
 * await writeDat('./Train', waves({ rows: 200, seed: 1 }));
 * ```
 */
export async function writeDat(folder: string, { x, y, rows }: Dataset): Promise<void> {
  await makeFolder(folder);
  const others = rowNumbersIn(await namesIn(folder))
    .filter((number) => number > rows)
    .sort((a, b) => a - b);
  if (others.length > 0) {
    throw new LinnetError(
      'io',
      `${folder} holds rows beyond the ${rows} to write, such as X_${others[0]}.dat; use another folder.`,
    );
  }
  for (let row = 0; row < rows; row++) {
    await writeWhole(join(folder, `X_${row + 1}.dat`), formatDat(rowOf(x, row)));
    await writeWhole(join(folder, `Y_${row + 1}.dat`), formatDat(rowOf(y, row)));
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw new LinnetError(
      'io',
      `The folder ${folder} cannot be made: ${cause instanceof Error ? cause.message : cause}.`,
      { cause },
    );
  }
}
