import { throwProblems } from '@linnet/core';
import { type Dataset, fromArrays, parseDat } from 'linnet';
import type { GivenFile } from '../protocol/index.js';
import { named } from './file-reading.js';

/**
 * Pairs of files, `X_1.dat` and `Y_1.dat` and so on: the doubles of a row, and what to predict of it.
 * @throws LinnetError `bad-file` that lists all files that are no part of a pair, or that a pair lacks
 */
export async function readDatPairs(files: readonly GivenFile[]): Promise<Dataset> {
  const names = files.map(({ name }) => name.replace(/^.*[\\/]/u, ''));
  throwProblems('bad-file', 'These files are no data set:', pairProblems(names));
  const rows = await Promise.all(
    numbersOf(names).map(
      async (number) => [await doubles(`X_${number}.dat`), await doubles(`Y_${number}.dat`)] as const,
    ),
  );
  return fromArrays(
    rows.map(([x]) => x),
    rows.map(([, y]) => y),
  );

  async function doubles(name: string): Promise<Float64Array> {
    const file = files[names.indexOf(name)];
    return file === undefined ? new Float64Array(0) : named(name, () => parseDat(file.bytes));
  }
}

const partOf = (name: string) => /^[XY]_([1-9]\d{0,8})\.dat$/u.exec(name)?.[1];

/** The numbers of the pairs, in order. */
const numbersOf = (names: readonly string[]): readonly number[] =>
  [...new Set(names.flatMap((name) => partOf(name) ?? []).map(Number))].sort((a, b) => a - b);

const use = 'several files at once are pairs X_1.dat and Y_1.dat; drop other kinds one at a time.';

function pairProblems(names: readonly string[]): readonly string[] {
  const other = names.find((name) => partOf(name) === undefined);
  if (other !== undefined) return [`${other} is there; ${use}`];
  const wanted = numbersOf(names).flatMap((number) => [`X_${number}.dat`, `Y_${number}.dat`]);
  return wanted.flatMap((name) => {
    const count = names.filter((each) => each === name).length;
    if (count === 1) return [];
    return [count === 0 ? `${name} is missing: files come in pairs.` : `${name} is there ${count} times.`];
  });
}
