import { LinnetError, throwProblems } from '@linnet/core';
import { type Dataset, fromArrays, parseDat } from 'linnet';
import type { GivenFile } from '../protocol/index.js';

/** Pairs of files, `X_1.dat` and `Y_1.dat` and so on: the doubles of a row, and what to predict of it. */
export function readDatPairs(files: readonly GivenFile[]): Dataset {
  const byName = new Map(files.map((file) => [file.name.replace(/^.*[\\/]/u, ''), file]));
  const numbers = numbersOf([...byName.keys()]);
  const rows = numbers.map((number) => ({ x: read(byName, `X_${number}.dat`), y: read(byName, `Y_${number}.dat`) }));
  return fromArrays(
    rows.map(({ x }) => x),
    rows.map(({ y }) => y),
  );
}

/** The numbers of the pairs, in order; names what is no such file. */
function numbersOf(names: readonly string[]): readonly number[] {
  const numbers = new Set<number>();
  const others = names.filter((name) => {
    const number = /^[XY]_([1-9]\d{0,8})\.dat$/u.exec(name)?.[1];
    if (number !== undefined) numbers.add(Number(number));
    return number === undefined;
  });
  const use = 'several files at once are pairs X_1.dat and Y_1.dat; drop other kinds one at a time.';
  throwProblems(
    'bad-file',
    'These files are no data set:',
    others.length === 0 ? [] : [`${others[0]} is there; ${use}`],
  );
  return [...numbers].sort((a, b) => a - b);
}

function read(files: ReadonlyMap<string, GivenFile>, name: string): Float64Array {
  const file = files.get(name);
  if (file === undefined) throw new LinnetError('bad-file', `${name} is missing: files come in pairs.`);
  return parseDat(file.bytes);
}
