import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromRows } from '@linnet/core';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { rejection } from '../../test/errors.js';
import { type Dataset, fromArrays, type Table, waves } from '../index.js';
import { readCsv, readDat, readData, readDatFile, readNpy, writeCsv, writeDat, writeData, writeNpy } from '../node.js';

let folder = '';
const at = (...names: readonly string[]): string => join(folder, ...names);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linnet-datasets-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const sameData = (got: Dataset, wanted: Dataset): void => {
  expect(got.x).toEqual(wanted.x);
  expect(got.y).toEqual(wanted.y);
};

describe('folders of .dat files', () => {
  const data = waves({ rows: 130, length: 8, seed: 1 });

  it('are read back to the bit, in the order of their numbers, all or some', async () => {
    await writeDat(at('Train'), data);
    expect(await readdir(at('Train'))).toHaveLength(260);
    sameData(await readDat(at('Train')), data);
    sameData(await readDat(at('Train'), { rows: 11, length: 8 }), data.slice(0, 11));
    sameData(await readData(at('Train'), { rows: 3 }), data.slice(0, 3));
    expect(await readDatFile(at('Train', 'X_2.dat'))).toEqual(data.slice(1, 2).x.data);
  });

  it('are refused with the files that are missing or of other lengths', async () => {
    await writeDat(at('Holes'), data.slice(0, 4));
    await rm(at('Holes', 'Y_2.dat'));
    expect((await rejection(() => readDat(at('Holes')))).message).toContain('Y_2.dat is missing');
    expect((await rejection(() => readDat(at('Holes'), { rows: 9 }))).problems).toHaveLength(6);
    await writeFile(at('Holes', 'X_99999999.dat'), new Uint8Array(8));
    expect((await rejection(() => readDat(at('Holes')))).problems.at(-1)).toMatch(/And \d{9} more/);
    await rm(at('Holes', 'X_99999999.dat'));
    await writeFile(at('Holes', 'Y_2.dat'), new Uint8Array(8));
    await writeFile(at('Holes', 'X_3.dat'), new Uint8Array(16));
    expect((await rejection(() => readDat(at('Holes')))).message).toContain('X_3.dat holds 2 numbers; 8 are needed');
    expect((await rejection(() => readDat(at('Holes'), { length: 4 }))).message).toContain(
      'X_1.dat holds 8 numbers; 4',
    );
    await writeFile(at('Holes', 'X_3.dat'), new Uint8Array(9));
    expect((await rejection(() => readDat(at('Holes')))).message).toMatch(/X_3.dat: This file has 9 bytes/);
  });

  it('are refused where there are none, or rows that would be mixed up', async () => {
    await mkdir(at('Empty'));
    expect((await rejection(() => readDat(at('Empty')))).message).toContain('There is no X_1.dat');
    expect((await rejection(() => readDat(at('None')))).message).toContain('is no folder');
    expect((await rejection(() => writeDat(at('Train'), data.slice(0, 5)))).message).toContain(
      'X_6.dat; use another folder',
    );
    expect((await rejection(() => readDat(at('Train'), { row: 3 } as never))).message).toContain('Did you mean "rows"');
  });
});

describe('files', () => {
  const data = fromArrays(
    [
      [0.1, 2],
      [3, -0],
    ],
    [1, 0],
    { sampleRate: 250, columnNames: ['a', 'b'], classNames: ['low', 'high'] },
  );

  it('are read by what their names end in', async () => {
    await writeData(at('data.json'), data);
    sameData(await readData(at('data.json')), data);
    await writeData(at('data.csv'), data, { target: 'level' });
    const csv = await readData(at('data.csv'), { target: 'level', classNames: ['low', 'high'] });
    sameData(csv, data);
    expect(csv).toMatchObject({ sampleRate: 250, columnNames: ['a', 'b'], classNames: ['low', 'high'] });
    await writeFile(at('data.TSV'), 'a\ty\n1\t2\n');
    expect((await readData(at('data.TSV'), { target: 'y' })).columnNames).toEqual(['a']);
    await writeNpy(
      at('data.npy'),
      fromRows([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    );
    const npy = await readData(at('data.npy'), { target: -1, sampleRate: 5 });
    sameData(
      npy,
      fromArrays(
        [
          [1, 2],
          [4, 5],
        ],
        [3, 6],
      ),
    );
    expect(npy.sampleRate).toBe(5);
    expect((await readNpy(at('data.npy'))).shape).toEqual([2, 3]);
  });

  it('are tables where no target is named', async () => {
    const table = await readCsv(at('data.csv'), { inputs: ['a', 'b'] });
    expectTypeOf(table).toEqualTypeOf<Table>();
    await writeCsv(at('table.csv'), table);
    expect(await readCsv(at('table.csv'))).toEqual(table);
  });

  it('are written whole: nothing else is left, and what stood there stays where writing fails', async () => {
    await mkdir(at('Whole', 'taken.json'), { recursive: true });
    await writeData(at('Whole', 'a.json'), data);
    expect((await rejection(() => writeData(at('Whole', 'taken.json'), data))).code).toBe('io');
    expect((await readdir(at('Whole'))).sort()).toEqual(['a.json', 'taken.json']);
    const before = await readFile(at('Whole', 'a.json'), 'utf8');
    await writeData(at('Whole', 'a.json'), data.slice(1));
    expect((await readFile(at('Whole', 'a.json'), 'utf8')).length).toBeLessThan(before.length);
  });

  it.each([
    ['a file that is not there', () => readCsv(at('none.csv')), 'io', 'it does not exist'],
    ['a folder', () => readCsv(at('Train')), 'io', 'it is not a file'],
    ['a .li file', () => readData(at('log.li')), 'bad-file', 'mokucli convert'],
    ['a .li file by another reader', () => readCsv(at('log.LI')), 'bad-file', 'mokucli convert'],
    ['an archive', () => readNpy(at('a.npz')), 'bad-file', 'numpy.save'],
    ['another kind', () => readData(at('a.parquet')), 'bad-file', '.csv, .tsv, .txt, .npy and .json'],
    ['one row', () => readData(at('Train', 'X_1.dat')), 'bad-option', 'give the folder'],
    ['a path that is none', () => readData(null as never), 'bad-option', 'must be a text'],
    [
      'a CSV file without a target',
      () => readData(at('data.csv')),
      'bad-option',
      'Name the column to predict with target. Columns: a, b, level',
    ],
    ['an array without a target', () => readData(at('data.npy')), 'bad-option', 'Columns: 0 to 2'],
    ['an array by name', () => readData(at('data.npy'), { target: 'a' }), 'unknown-name', 'Unknown column "a"'],
    [
      'options of other kinds of file',
      () => readData(at('data.json'), { target: 'a' }),
      'bad-option',
      'does not know the option "target"',
    ],
    [
      'writing where there is no folder',
      () => writeData(at('No', 'a.json'), data),
      'io',
      'cannot be written: it does not exist',
    ],
    ['writing another kind', () => writeData(at('a.xlsx'), data), 'bad-option', 'must end in .json or .csv'],
  ])('are refused: %s', async (_, act, code, message) => {
    const error = await rejection(act);
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
  });

  it('are named in what is wrong with them', async () => {
    await writeFile(at('bad.csv'), 'a,b\n1,x\n');
    const error = await rejection(() => readCsv(at('bad.csv')));
    expect(error.message).toContain(`${at('bad.csv')}: This file cannot be read: Line 2, column "b": "x"`);
  });
});
