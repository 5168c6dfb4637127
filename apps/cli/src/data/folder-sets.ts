import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the rows of a folder are: those to train with and those to test with. */
export interface FolderSets {
  readonly train: string;
  readonly test: string;
}

const trainName = /^train(\.(csv|tsv|txt|npy|json))?$/iu;
const testName = /^(test|validation)(\.(csv|tsv|txt|npy|json))?$/iu;

/** The folders `Train` and `Test` in a folder, or the files `train.csv` and `test.csv` (or `validation.csv`); undefined where it has no such two. */
export async function setsIn(path: string): Promise<FolderSets | undefined> {
  if (!(await stat(path)).isDirectory()) return undefined;
  const names = (await readdir(path)).sort();
  const train = names.find((name) => trainName.test(name));
  const test = names.find((name) => testName.test(name));
  return train === undefined || test === undefined ? undefined : { train: join(path, train), test: join(path, test) };
}
