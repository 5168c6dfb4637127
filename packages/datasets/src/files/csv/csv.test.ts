import { fromRows, ndarray } from '@linnet/core';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { failure } from '../../../test/errors.js';
import { formatCsv, parseCsv } from '../../csv.js';
import { type Dataset, fromArrays, type Table, waves } from '../../index.js';

/** A file as the instrument's data logger writes it (the vendor's documentation of `mokucli stream` shows one). */
const logged = [
  '% Moku:Go Data Logger',
  '% Input 1 (on), DC, 1 MOhm, 10 Vpp',
  '% Acquisition rate: 1.0000000000e+02 Hz, Precision mode',
  '%',
  '% Acquired 2025-08-27 T 12:01:15 +1000',
  '% Time (s), Input 1 (V), Input 2 (V)',
  '0.0000000000e+00, 1.5e-02, -3.25e-03',
  '1.0000000000e-02, 1.25e-02, -2.5e-03',
  '2.0000000000e-02, 1.75e-02, -2.0e-03',
  '',
].join('\r\n');

describe('parseCsv of an instrument', () => {
  it('takes rate, times and names from the lines above', () => {
    const table = parseCsv(logged);
    expectTypeOf(table).toEqualTypeOf<Table>();
    expect(table.values).toEqual(
      fromRows([
        [0.015, -0.00325],
        [0.0125, -0.0025],
        [0.0175, -0.002],
      ]),
    );
    expect(table).toMatchObject({ sampleRate: 100, columnNames: ['Input 1 (V)', 'Input 2 (V)'] });
    expect([...(table.times ?? [])]).toEqual([0, 0.01, 0.02]);
    expect(table.remarks).toContain('Acquired 2025-08-27 T 12:01:15 +1000');
  });

  it('takes the channels that are named, and times as an input when told', () => {
    expect(parseCsv(logged, { inputs: ['Input 2 (V)'] }).columnNames).toEqual(['Input 2 (V)']);
    expect(parseCsv(logged, { time: false })).toMatchObject({
      columnNames: ['Time (s)', 'Input 1 (V)', 'Input 2 (V)'],
    });
    expect(parseCsv(logged, { time: false })).not.toHaveProperty('times');
  });

  it('reads a time without a unit, and a name line that is not marked', () => {
    const older = '% Moku:Oscilloscope\n% Acquisition rate: 2.5 kHz\n% Time, Ch 1 voltage (V)\n-0.0004,1\n0,2\n';
    expect(parseCsv(older)).toMatchObject({ sampleRate: 2500, columnNames: ['Ch 1 voltage (V)'] });
    const unmarked = parseCsv('% Acquisition rate: 5 Hz\nTime (s),A (V)\n0,1\n0.2,2\n');
    expect(unmarked).toMatchObject({ sampleRate: 5, columnNames: ['A (V)'] });
  });

  it('finds the rate in the times, where they are even, and believes them rather than the line above', () => {
    expect(parseCsv('Time (s),v\n0,1\n0.0005,2\n0.001,3').sampleRate).toBe(2000);
    expect(parseCsv('Time (s),v\n0,1\n0.0005,2\n0.009,3')).not.toHaveProperty('sampleRate');
    expect(parseCsv('% Acquisition rate: 1e6 Hz\n% Time (s),v\n0,1\n0.5,2').sampleRate).toBe(2);
    expect(parseCsv('v\n1\n2', { sampleRate: 9 }).sampleRate).toBe(9);
  });
});

describe('parseCsv of a table', () => {
  const text = 'a,b,kind\n1,2,square\n-3.5,4e-3,sine\n.5,6,square\n';

  it('makes classes of a target of texts, sorted or as they are told', () => {
    const data = parseCsv(text, { target: 'kind' });
    expectTypeOf(data).toEqualTypeOf<Dataset>();
    expect(data.x).toEqual(
      fromRows([
        [1, 2],
        [-3.5, 0.004],
        [0.5, 6],
      ]),
    );
    expect(data).toMatchObject({ classNames: ['sine', 'square'], columnNames: ['a', 'b'] });
    expect([...data.y.data]).toEqual([1, 0, 1]);
    const told = parseCsv(text, { target: -1, classNames: ['square', 'sine', 'triangle'] });
    expect([...told.y.data]).toEqual([0, 1, 0]);
    expect(told.oneHot().y.shape).toEqual([3, 3]);
  });

  it('takes numbers as targets, of one column or several, by name or place', () => {
    const numbers = parseCsv('1,2,3\n4,5,6', { target: [0, -1] });
    expect(numbers.y).toEqual(
      fromRows([
        [1, 3],
        [4, 6],
      ]),
    );
    expect(numbers.x).toEqual(fromRows([[2], [5]]));
    expect(numbers).not.toHaveProperty('classNames');
    expect(numbers.columnNames).toEqual(['column_1']);
    expect(parseCsv('x,y\n1,0', { target: 'y', inputs: [0] }).rows).toBe(1);
  });

  it('reads other delimiters, quotes, a mark of the bytes, lines of Windows and empty lines', () => {
    expect(parseCsv('a;b\n1;2\n').columnNames).toEqual(['a', 'b']);
    expect(parseCsv('\uFEFFa\tb\r\n1\t2\r\n\r\n3\t4').values.shape).toEqual([2, 2]);
    expect(parseCsv('"x, in V","say ""y"""\n"1",2').columnNames).toEqual(['x, in V', 'say "y"']);
    expect(parseCsv('1 2 3\n4 5 6', { delimiter: ' ' }).values.shape).toEqual([2, 3]);
    expect(parseCsv('# x,y\n1,2').columnNames).toEqual(['x', 'y']);
    expect(parseCsv('# a b\n1e0 2.5e+00\n3 4').columnNames).toEqual(['a', 'b']);
    expect(parseCsv('a; in V,b\n1,2').columnNames).toEqual(['a; in V', 'b']);
    expect(failure(() => parseCsv('1,5;2,5\n1,5;3')).message).toContain('Write decimals with a point');
    expect(parseCsv('5\n6\n7').values.shape).toEqual([3, 1]);
  });

  it('takes a line of numbers for names where it is told so', () => {
    expect(parseCsv('0,1\n2,3', { header: true }).columnNames).toEqual(['0', '1']);
    expect(parseCsv('0,1,label\n2,3,4', { target: 'label' }).columnNames).toEqual(['0', '1']);
    expect(parseCsv('a,1\nb,2', { header: false, target: 0 }).classNames).toEqual(['a', 'b']);
  });
});

describe('parseCsv refuses', () => {
  it.each([
    [
      'bad cells, with line, column and value',
      () => parseCsv('a,b\n1,2\n3,x\n,4'),
      'bad-file',
      ['Line 3, column "b": "x" is no finite number', 'Line 4, column "a" is empty'],
    ],
    ['decimals with a comma', () => parseCsv('a;b\n1,5;2'), 'bad-file', ['Write decimals with a point']],
    ['numbers beyond doubles', () => parseCsv('a\n1e999'), 'bad-file', ['"1e999" is no finite number']],
    ['hexadecimal', () => parseCsv('a,b\n0x10,1'), 'bad-file', ['"0x10"']],
    ['NaN', () => parseCsv('a,b\nnan,1'), 'bad-file', ['"nan" is no finite number']],
    [
      'lines of other lengths',
      () => parseCsv('a,b\n1,2\n3\n'),
      'bad-file',
      ['Line 3 has 1 cells; there are 2 columns'],
    ],
    ['a line that counts those of quotes', () => parseCsv('"a\nb",c\n1,2\nx,2'), 'bad-file', ['Line 4, column "a\nb"']],
    ['quotes that do not end', () => parseCsv('a,b\n"1,2\n3,4'), 'bad-file', ['quotes']],
    [
      'lines below remarks, counted from the top',
      () => parseCsv('% r\n% a,b\n1,2\n1,x'),
      'bad-file',
      ['Line 4, column "b"'],
    ],
    [
      'a column that is not there',
      () => parseCsv('label,b\n1,2', { target: 'lable' }),
      'unknown-name',
      ['Did you mean "label"'],
    ],
    [
      'a place that is not there',
      () => parseCsv('a,b\n1,2', { target: 2 }),
      'bad-option',
      ['There is no column 2; there are 2: use 0 to 1'],
    ],
    [
      'a column used twice',
      () => parseCsv('a,b\n1,2', { target: 'a', inputs: ['a', 'b'] }),
      'bad-option',
      ['"a" is used twice'],
    ],
    ['no input', () => parseCsv('a\n1', { target: 'a' }), 'bad-option', ['there is no input']],
    ['names that are twice there', () => parseCsv('a,a\n1,2'), 'bad-file', ['Two columns are called "a"']],
    [
      'texts and numbers in the first line',
      () => parseCsv('1,2,sine\n3,4,square', { target: 2 }),
      'bad-option',
      ['header: true or header: false'],
    ],
    [
      'a class that is not told',
      () => parseCsv('a,k\n1,u\n2,v', { target: 'k', classNames: ['u'] }),
      'bad-file',
      ['Line 3, column "k": "v" is none of the classes u'],
    ],
    [
      'numbers among classes',
      () => parseCsv('a,k\n1,u\n2,3', { target: 'k' }),
      'bad-file',
      ['Line 2, column "k": "u"'],
    ],
    ['nothing', () => parseCsv(''), 'bad-file', ['holds no rows']],
    ['names alone', () => parseCsv('a,b\n'), 'bad-file', ['names columns and holds no rows']],
    ['what is no text', () => parseCsv(null as never), 'bad-file', ['it was given null']],
    ['bytes, with advice for .li files', () => parseCsv('LI\u0000\u0001'), 'bad-file', ['mokucli convert']],
    [
      'unknown options',
      () => parseCsv('a\n1', { sep: ';' } as never),
      'bad-option',
      ['does not know the option "sep"'],
    ],
  ])('%s', (_, act, code, messages) => {
    const error = failure(act);
    expect(error.code).toBe(code);
    for (const message of messages) expect(error.message).toContain(message);
  });

  it('tells the first of many, and how many there are', () => {
    const error = failure(() => parseCsv(`a,b\n${'1,x\n'.repeat(100)}`));
    expect(error.problems).toHaveLength(6);
    expect(error.problems.at(-1)).toBe('And 95 more like these.');
  });
});

describe('formatCsv', () => {
  const awkward = [0.1, -0, 5e-324, 1.7976931348623157e308, 123456789.12345678, -1 / 3];

  it('is read back to the bit, with rate and names', () => {
    const data = fromArrays(ndarray(Float64Array.from(awkward), [3, 2]), [1, 0, 1], {
      sampleRate: 1e4,
      columnNames: ['a, b', 'c "d"'],
      classNames: ['low', 'high'],
    });
    const read = parseCsv(formatCsv(data, { target: 'level' }), { target: 'level', classNames: ['low', 'high'] });
    for (const name of ['x', 'y', 'sampleRate', 'columnNames', 'classNames'] as const)
      expect(read[name]).toEqual(data[name]);
  });

  it('writes columns side by side, with names of its own where there are none', () => {
    expect(formatCsv(waves({ rows: 1, length: 2, seed: 4 })).split('\n')[0]).toBe('x_0,x_1,target');
    expect(formatCsv(fromArrays([1], [0], { classNames: ['u', 'v'] }).oneHot())).toBe('x_0,u,v\n1,1,0\n');
    expect(formatCsv(fromArrays([1], [[0, 2]]))).toBe('x_0,target_0,target_1\n1,0,2\n');
  });

  it('writes a table that is read back', () => {
    const table = parseCsv(logged);
    const read = parseCsv(formatCsv(table));
    expect(read).toEqual({ ...table, remarks: table.remarks.slice(0, -1) });
  });

  it.each([
    ['weights', () => formatCsv(fromArrays([1], [1], { weights: [1] })), 'formatDataset keeps them'],
    [
      'names of others',
      () => formatCsv(fromArrays([1], [1]), { target: ['a', 'b'] }),
      'target has 2 names; y has 1 columns',
    ],
    [
      'a name that is taken',
      () => formatCsv(fromArrays([1], [1], { columnNames: ['y'] }), { target: 'y' }),
      'Two columns would be called "y"',
    ],
    ['the target of a table', () => formatCsv(parseCsv('a\n1'), { target: 'a' }), 'a table has none'],
  ])('refuses %s', (_, act, message) => {
    expect(failure(act).message).toContain(message);
  });
});
