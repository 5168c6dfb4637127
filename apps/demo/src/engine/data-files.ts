import { LinnetError } from '@linnet/core';
import type { FileData } from '@linnet/recipes';
import { type Dataset, sha256 } from 'linnet';
import { type DataFileView, type GivenFile, sizeProblem } from '../protocol/index.js';
import { type DataFileContents, readDataFile } from './read-data-file.js';

/** Files of one's own, by their SHA-256. */
export interface DataFiles {
  read(files: readonly GivenFile[]): Promise<DataFileView>;
  /** The rows that an experiment names. */
  rowsOf(data: FileData): Promise<Dataset>;
}

/** Makes a place for files, empty at first. */
export function createDataFiles(): DataFiles {
  const known = new Map<string, DataFileContents>();
  return {
    read: async (files) => {
      checkSize(files);
      const contents = await readDataFile(files);
      const { view } = contents;
      const hash = await hashOf(files);
      known.set(hash, contents);
      return { ...view, sha256: hash };
    },
    rowsOf: async ({ name, sha256: hash, target }) => {
      const contents = known.get(hash);
      if (contents !== undefined) return contents.rows(target);
      throw new LinnetError(
        'bad-option',
        `This experiment is of the file ${name} (SHA-256 ${hash.slice(0, 12)}...), which stays with whoever has it: drop it here.`,
      );
    },
  };
}

function checkSize(files: readonly GivenFile[]): void {
  const problem = sizeProblem(files.map(({ name, bytes }) => ({ name, size: bytes.length })));
  if (problem !== undefined) throw new LinnetError('bad-file', `${problem} Take fewer rows.`);
}

/** Of several files that of theirs, by name: the same whatever order they were dropped in. */
async function hashOf(files: readonly GivenFile[]): Promise<string> {
  const [only, ...more] = files;
  if (only !== undefined && more.length === 0) return sha256(only.bytes);
  const hashes = await Promise.all(files.map(async ({ name, bytes }) => `${await sha256(bytes)}  ${name}\n`));
  return sha256(new TextEncoder().encode(hashes.sort().join('')));
}
