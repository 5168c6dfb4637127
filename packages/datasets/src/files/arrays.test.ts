import { fromRows, ndarray, random } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { failure } from '../../test/errors.js';
import golden from '../../test/golden/arrays.json' with { type: 'json' };
import { formatDat, formatDataset, formatNpy, fromArrays, parseDat, parseDataset, parseNpy, waves } from '../index.js';

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const fileOf = (name: string): Uint8Array => bytesOf(golden.files.find((file) => file.name === name)?.base64 ?? '');
/** A copy of the first file with one byte changed. */
const changed = (place: number, byte: number): Uint8Array =>
  fileOf('<f8').map((own, at) => (at === place ? byte : own));
/** A copy of a file with its head changed, of equal length. */
const edited = (name: string, from: string, to: string): Uint8Array => {
  const text = Array.from(fileOf(name), (byte) => String.fromCharCode(byte)).join('');
  return Uint8Array.from(text.replace(from, to.padEnd(from.length)), (character) => character.charCodeAt(0));
};

describe('parseNpy', () => {
  it.each(golden.files)("reads numpy's $name", ({ name, shape, values, base64 }) => {
    const array = parseNpy(bytesOf(base64));
    expect(array.shape).toEqual(shape);
    expect([...array.data]).toEqual(values);
    expect(array.data).toBeInstanceOf(name.endsWith('f4') ? Float32Array : Float64Array);
  });

  it('reads bytes that lie within others', () => {
    const file = fileOf('<f8');
    const within = new Uint8Array(file.length + 9);
    within.set(file, 5);
    expect(parseNpy(within.subarray(5, 5 + file.length))).toEqual(parseNpy(file));
  });

  it.each(golden.refused)('refuses $name, with advice', ({ name, base64 }) => {
    const error = failure(() => parseNpy(bytesOf(base64)));
    expect(error.code).toBe('bad-file');
    expect(error.message).toContain(name === 'npz' ? 'write each array with numpy.save' : "array.astype('float64')");
  });

  it.each([
    ['nothing', () => parseNpy(new Uint8Array(0)), 'does not begin as numpy.save'],
    ['text', () => parseNpy('abc' as never), 'it was given "abc"'],
    ['a version to come', () => parseNpy(changed(6, 4)), 'its version is 4'],
    ['a head that goes beyond the file', () => parseNpy(changed(9, 255)), 'its head should go up to byte'],
    ['a file that is cut short', () => parseNpy(fileOf('<f8').slice(0, -1)), 'needs 48 bytes and 47 are there'],
    ['a file that is too long', () => parseNpy(Uint8Array.of(...fileOf('<f8'), 0)), '49 are there'],
    [
      'a shape beyond memory',
      () => parseNpy(edited('<f8', '(2, 3), }           ', '(99999999, 99999999), }')),
      'at most 100000000',
    ],
    ['a shape that is none', () => parseNpy(edited('<f8', '(2, 3)', '(2,-3)')), 'an axis of its shape is -3'],
    [
      'a head without a shape',
      () => parseNpy(edited('<f8', "'shape'", "'sharp'")),
      'lacks descr, fortran_order or shape',
    ],
    [
      'whole numbers beyond doubles',
      () => parseNpy(fileOf('<i8').map((byte, at) => (at > 127 ? 0x7f : byte))),
      'does not hold exactly',
    ],
  ])('refuses %s', (_, act, message) => {
    expect(failure(act).message).toContain(message);
  });
});

describe('formatNpy', () => {
  it('writes what numpy writes, to the byte', () => {
    for (const name of ['<f8', '<f4', 'no rows', 'a number alone']) {
      expect(formatNpy(parseNpy(fileOf(name)))).toEqual(fileOf(name));
    }
  });

  it('is read back, whatever the shape', () => {
    for (let seed = 0; seed < 20; seed++) {
      const generator = random(seed);
      const shape = [...generator.randint(0, 5, generator.randint(0, 5))];
      const array = ndarray(generator.standardNormal(shape.reduce((product, axis) => product * axis, 1)), shape);
      expect(parseNpy(formatNpy(array))).toEqual(array);
    }
  });
});

describe('.dat', () => {
  it('is raw little-endian doubles', () => {
    expect([...formatDat([1, -0])]).toEqual([0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0x80]);
    const values = random(1).standardNormal(50);
    expect(parseDat(formatDat(values))).toEqual(values);
    expect(parseDat(formatDat([-0]))[0]).toBe(-0);
  });

  it('refuses half a number', () => {
    expect(failure(() => parseDat(new Uint8Array(12))).message).toContain('12 bytes; doubles have 8 each');
    expect(failure(() => parseDat([1] as never)).message).toContain('it was given a list');
  });
});

describe('a data set as JSON', () => {
  it('is read back to the bit, with what is known about it', () => {
    const data = fromArrays(ndarray(Float32Array.of(0.1, -0, 3, 4), [2, 2, 1]), fromRows([1 / 3, 0]), {
      weights: [0.5, 2],
      sampleRate: 44100,
      columnNames: ['a'],
    });
    const read = parseDataset(formatDataset(data));
    for (const name of ['x', 'y', 'weights', 'sampleRate', 'columnNames'] as const)
      expect(read[name]).toEqual(data[name]);
    expect(Object.is(read.x.data[1], -0)).toBe(true);
    expect(parseDataset(formatDataset(waves({ rows: 5, seed: 1 }))).classNames).toEqual(['sine', 'square']);
  });

  it('may begin with a byte order mark', () => {
    const data = fromArrays([[1, 2]], [0]);
    expect(parseDataset(`\uFEFF${formatDataset(data)}`).x).toEqual(data.x);
  });

  it('is refused where JSON has no such numbers, or text no room for so many', () => {
    const data = waves({ rows: 5, seed: 1 });
    const infinite = { ...data, x: { ...data.x, data: data.x.data.map(() => Number.POSITIVE_INFINITY) } };
    expect(failure(() => formatDataset(infinite)).message).toContain('The data hold Infinity, which files of text');
    const many = { ...data, x: { data: new Float32Array(10_000_001), shape: [5, 2_000_000] } };
    const error = failure(() => formatDataset(many));
    expect(error.code).toBe('limit');
    expect(error.message).toContain('These are 10000006 numbers; as text at most 10000000 are written.');
  });

  const text = formatDataset(fromArrays([[1, 2]], [0]));
  it.each([
    ['text', 'hello', 'bad-file', 'is no JSON'],
    ['another object', '{}', 'bad-file', 'The format of this file is undefined'],
    ['a list', '[1]', 'bad-file', 'no JSON object'],
    [
      'a format to come',
      text.replace('data/1', 'data/2'),
      'bad-file',
      '"linnet-data/2"; data sets of "linnet-data/1" are read. Update linnet',
    ],
    ['a missing array', text.replace('"y"', '"z"'), 'bad-file', 'y must be { numbers'],
    ['a shape that does not hold', text.replace('[1,2],"data"', '[2,2],"data"'), 'bad-file', 'x: A shape of 2 x 2'],
    ['null for a number', text.replace('[1,2]}', '[1,null]}'), 'bad-file', 'x must be { numbers'],
    ['a rate of text', text.replace('{', '{"sampleRate":"1",'), 'bad-file', 'sampleRate is "1"'],
    ['a rate below 0', text.replace('{', '{"sampleRate":-1,'), 'bad-file', 'sampleRate is -1'],
    ['names that are numbers', text.replace('{', '{"classNames":[1],'), 'bad-file', 'classNames must be a list'],
  ])('is refused where it is %s', (_, file, code, message) => {
    const error = failure(() => parseDataset(file));
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
  });
});
