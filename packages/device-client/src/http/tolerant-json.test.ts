import { assert, double, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './tolerant-json.js';

describe('readJson', () => {
  it('reads the words that JSON does not have, however they are spelled', () => {
    expect(readJson('{"a": [nan, NaN, inf, Infinity, -inf, -Infinity, 1.5, -2e-3]}')).toEqual({
      a: [Number.NaN, Number.NaN, Infinity, Infinity, -Infinity, -Infinity, 1.5, -2e-3],
    });
    expect(readJson('nan')).toBeNaN();
  });

  it('leaves texts alone, also those that hold the words', () => {
    const text = '{"message": "information on nanovolts: nan, \\"inf\\"", "nan": "#nan", "value": nan}';
    expect(readJson(text)).toEqual({
      message: 'information on nanovolts: nan, "inf"',
      nan: '#nan',
      value: Number.NaN,
    });
  });

  it('brings any text and any number back, beside a bare word', () => {
    assert(
      property(string({ unit: 'binary' }), double(), (text, number) => {
        const word = Number.isNaN(number) ? 'nan' : String(number).replace('Infinity', 'inf');
        const read = readJson(`{"text": ${JSON.stringify(text)}, "bare": nan, "number": ${word}}`);
        expect(read).toMatchObject({ text, bare: Number.NaN });
        expect((read as { readonly number: number }).number === number || Number.isNaN(number)).toBe(true);
      }),
    );
  });

  it('leaves texts alone that look like its own marks, also escaped', () => {
    const texts = ['#', '##', '#nan', '\u0023', 'a#', '\\#', ''];
    expect(readJson(`{"#": ${JSON.stringify(texts)}, "##" : "\\u0023", "value": nan}`)).toEqual({
      '#': texts,
      '##': '#',
      value: Number.NaN,
    });
  });

  it.each([
    ['a text without an end', `["${'\\"'.repeat(1_000_000)}`],
    ['quotes', `[nan, ${'"#'.repeat(1_000_000)}`],
    ['words', `[${'-inf nan '.repeat(300_000)}`],
    ['spaces', `["#"${' '.repeat(1_000_000)}nan${' '.repeat(1_000_000)}`],
  ])('takes no longer than its length for %s', { timeout: 10_000 }, (_, text) => {
    expect(() => readJson(text)).toThrow(SyntaxError);
  });

  it('reads marks of every length beside a bare word', { timeout: 10_000 }, () => {
    const marks = Array.from({ length: 3000 }, (_, length) => '#'.repeat(length));
    const words = 'nan,'.repeat(100_000);
    const read = readJson(`[${words}${JSON.stringify(marks).slice(1)}`);
    expect(Array.isArray(read) && read.slice(-marks.length)).toEqual(marks);
  });

  it.each([
    '',
    '{',
    '{nan: 1}',
    '{"a": 1, inf : 2}',
    '{"a": nano}',
    '{"a": infinite}',
    "{'a': 1}",
    'undefined',
    '{"a": 1,}',
  ])('refuses %s', (text) => {
    expect(() => readJson(text)).toThrow(SyntaxError);
  });

  it('reads long texts', () => {
    const text = 'x\\"'.repeat(200_000);
    expect(readJson(`{"text": "${text}", "value": inf}`)).toMatchObject({ value: Infinity });
  });
});
