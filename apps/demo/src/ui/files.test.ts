import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bitsFor, exportChoices } from './export-kinds.js';
import { fileProblem } from './file-problem.js';
import { isModelFile } from './is-model-file.js';
import { noProgress, outcomeTable, progressText, withEvent } from './recipe-progress.js';
import { fileNameOf, forPaper, sizeOfSvg } from './svg-image.js';
import { numericColumns } from './table-columns.js';
import { asOneFile } from './zip-files.js';

describe('asOneFile', () => {
  const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

  it('leaves the only file as it is', async () => {
    const only = file('net.json', '{}');
    expect(await asOneFile([only], 'net-model')).toBe(only);
  });

  it('makes the same archive of the same files', async () => {
    const files = [file('net.v', 'module'), file('net_tb.v', 'test')];
    const archive = await asOneFile(files, 'net-verilog');
    expect(archive.name).toBe('net-verilog.zip');
    const inside = Object.entries(unzipSync(archive.bytes)).map(([name, bytes]) => [name, strFromU8(bytes)]);
    expect(inside).toEqual([
      ['net.v', 'module'],
      ['net_tb.v', 'test'],
    ]);
    expect((await asOneFile(files, 'net-verilog')).bytes).toEqual(archive.bytes);
  });
});

describe('fileProblem', () => {
  it('takes one file with one of the endings', async () => {
    expect(fileProblem([{ name: 'Rows.CSV', size: 3 }], '.csv, .npy')).toBeUndefined();
  });

  it('says what is wrong', async () => {
    expect(fileProblem([], '.csv')).toBe('That was no file.');
    expect(fileProblem([{ name: 'a.txt', size: 3 }], '.csv,.npy')).toBe('a.txt is none of .csv, .npy.');
    expect(fileProblem([{ name: 'a.csv', size: 0 }], '.csv')).toBe('a.csv is empty.');
    expect(
      fileProblem(
        [
          { name: 'a.csv', size: 1 },
          { name: 'b.csv', size: 1 },
        ],
        '.csv',
      ),
    ).toMatch('These are 2 files.');
  });

  it('takes several where several belong together', async () => {
    const pair = [
      { name: 'X_1.dat', size: 8 },
      { name: 'Y_1.dat', size: 8 },
    ];
    expect(fileProblem(pair, '.dat', true)).toBeUndefined();
    expect(fileProblem([...pair, { name: 'notes.md', size: 1 }], '.dat', true)).toBe('notes.md is none of .dat.');
    expect(fileProblem([...pair, { name: 'X_2.dat', size: 0 }], '.dat', true)).toBe('X_2.dat is empty.');
    expect(fileProblem([...pair, { name: 'X_2.dat', size: 2e8 }], '.dat', true)).toMatch('3 files together');
  });
});

describe('isModelFile', () => {
  const named = (name: string, text: string) => ({
    name,
    slice: (from: number, to: number) => new Blob([text.slice(from, to)]),
  });

  it('looks into JSON', async () => {
    expect(await isModelFile(named('a.LINN', ''))).toBe(true);
    expect(await isModelFile(named('a.zip', ''))).toBe(true);
    expect(await isModelFile(named('a.setup.json', '{"format":"linnet-setup/1"}'))).toBe(true);
    expect(await isModelFile(named('model.json', '{"format":"linnet/1","checksum":"00000000"}'))).toBe(true);
    expect(await isModelFile(named('rows.json', '{"x":[[1]],"y":[[1]]}'))).toBe(false);
    expect(await isModelFile(named('rows.json', '{"format":"linnet-data/1"}'))).toBe(false);
    expect(await isModelFile(named('rows.csv', 'format'))).toBe(false);
  });
});

describe('pictures of figures', () => {
  it('know their size', async () => {
    expect(sizeOfSvg('<svg class="a" width="720" height="380.5" viewBox="0 0 1 1">')).toEqual({
      width: 720,
      height: 380.5,
    });
    expect(sizeOfSvg('<svg viewBox="0 0 300 200">')).toEqual({ width: 300, height: 200 });
    expect(sizeOfSvg('<svg>')).toBeUndefined();
  });

  it('are light on paper', async () => {
    const svg = '<style>svg{color-scheme:light dark}@media screen and (prefers-color-scheme:dark){a{}}</style>';
    expect(forPaper(svg)).toBe('<style>svg{color-scheme:light}@media screen and (width:0){a{}}</style>');
  });

  it('have names that files can have', async () => {
    expect(['Loss of all epochs', 'Débit: 5/6', '!!'].map(fileNameOf)).toEqual([
      'loss-of-all-epochs',
      'debit-5-6',
      'figure',
    ]);
  });
});

it('exports in floats what can be', async () => {
  const { c, verilog, linn } = exportChoices;
  expect([bitsFor(c, 12, false), bitsFor(c, 12, true), bitsFor(verilog, 12, true), bitsFor(linn, 12, false)]).toEqual([
    12, 0, 12, 0,
  ]);
});

it('finds the columns of numbers', async () => {
  const rows = [
    ['a', 1, '95.7 %', '1,024', '12 µs', '-'],
    ['b', 2, '3 %', '-1.5e-3', '1.2 s', '2'],
  ];
  expect(numericColumns(rows, 6)).toEqual([false, true, true, true, true, false]);
  expect(numericColumns([], 1)).toEqual([false]);
});

describe('the progress of a recipe', () => {
  it('counts networks and keeps words', async () => {
    const events = [
      { text: 'one\ntwo\n', networks: 0, epochs: 0 },
      { text: '', networks: 1, epochs: 300 },
      { text: 'three\n', networks: 20, epochs: 6000 },
    ];
    const progress = events.reduce(withEvent, noProgress);
    expect(progress.lines).toEqual(['one', 'two', 'three']);
    expect(progressText(progress)).toBe('20 networks trained, for 6,000 epochs together.');
    expect(progressText(noProgress)).toBe('0 networks trained, for 0 epochs together.');
  });

  it('leaves out columns that are empty', async () => {
    const outcome = {
      name: 'Accuracy',
      stated: '',
      bound: 'at least 90 %',
      reached: '95 %',
      reason: '',
      isReached: true,
    };
    expect(outcomeTable([outcome])).toEqual({
      head: ['What', 'Bound', 'Reached', 'Holds'],
      rows: [['Accuracy', 'at least 90 %', '95 %', 'yes']],
    });
  });
});
