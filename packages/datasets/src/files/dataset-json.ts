import { type Floats, LinnetError, type NdArray, ndarray, parseJson, showValue } from '@linnet/core';
import { notesOf } from '../data-notes.js';
import type { DataNotes, Dataset } from '../dataset.js';
import { checkedDataset } from '../from-arrays.js';
import { checkTextSize, numberText } from './number-text.js';

const format = 'linnet-data/1';

/**
 * A data set as JSON text, with weights, sample rate and names; every number reads back to the bit. What only one kind of
 * data set knows (frequencies, anomalies, places of windows) and the size of batches are left out.
 * @throws LinnetError `bad-value` for numbers that are not finite, `limit` for more of them than text can hold: .npy files
 *   take both.
 *
 * @example
 * ```ts
 * const text = formatDataset(data);
 * const same = parseDataset(text);
 * ```
 */
export function formatDataset(data: Dataset): string {
  const { x, y, weights } = data;
  checkTextSize(x.data.length + y.data.length + (weights?.data.length ?? 0));
  const notes = Object.entries({ format, ...notesOf(data) }).map(
    ([name, value]) => `"${name}":${JSON.stringify(value)}`,
  );
  const arrays = Object.entries({ x, y, weights }).flatMap(([name, array]) =>
    array === undefined ? [] : [`"${name}":${arrayText(array)}`],
  );
  return `{${[...notes, ...arrays].join(',')}}\n`;
}

/** JSON of an array; JSON.stringify would lose the sign of zeros. */
function arrayText({ data, shape }: NdArray): string {
  const numbers = data instanceof Float32Array ? 'float32' : 'float64';
  return `{"numbers":"${numbers}","shape":[${shape.join(',')}],"data":[${Array.from(data, numberText).join(',')}]}`;
}

/**
 * The data set in JSON text that `formatDataset` wrote.
 * @throws LinnetError `bad-file` for text that is no such data set, or one whose parts do not fit, with what is wrong with it
 */
export function parseDataset(text: string): Dataset {
  const file = readObject(text);
  if (file.format !== format) {
    const isOther = /^linnet-data\/\d+$/u.test(String(file.format));
    const advice = isOther ? ' Update linnet to read it.' : '';
    throw new LinnetError(
      'bad-file',
      `The format of this file is ${showValue(file.format)}; data sets of "${format}" are read.${advice}`,
    );
  }
  const weights = file.weights === undefined ? {} : { weights: arrayIn(file, 'weights') };
  const samples = { ...notesIn(file), x: arrayIn(file, 'x'), y: arrayIn(file, 'y'), ...weights };
  try {
    return checkedDataset(samples);
  } catch (cause) {
    if (!LinnetError.is(cause)) throw cause;
    throw new LinnetError('bad-file', cause.message, { cause, problems: cause.problems });
  }
}

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readObject(text: string): JsonObject {
  try {
    const value = parseJson(text);
    if (isObject(value)) return value;
  } catch (cause) {
    throw new LinnetError('bad-file', `This file is no JSON: ${cause instanceof Error ? cause.message : cause}.`, {
      cause,
    });
  }
  throw new LinnetError('bad-file', 'This file holds no JSON object; formatDataset writes one.');
}

function arrayIn(file: JsonObject, name: string): NdArray {
  const array = file[name];
  const { numbers, shape, data } = isObject(array) ? array : ({} as JsonObject);
  if (!isNumbers(shape) || !isNumbers(data) || (numbers !== 'float32' && numbers !== 'float64')) {
    throw new LinnetError(
      'bad-file',
      `${name} must be { numbers: "float64" or "float32", shape: [...], data: [...] }.`,
    );
  }
  const floats: Floats = numbers === 'float32' ? Float32Array.from(data) : Float64Array.from(data);
  try {
    return ndarray(floats, shape);
  } catch (cause) {
    if (LinnetError.is(cause)) throw new LinnetError('bad-file', `${name}: ${cause.message}`, { cause });
    throw cause;
  }
}

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((number) => typeof number === 'number');

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((text) => typeof text === 'string');

/** Notes of the right kinds; whether they fit the numbers is checked with these. */
function notesIn({ sampleRate, columnNames, classNames }: JsonObject): DataNotes {
  const texts = Object.entries({ columnNames, classNames }).find(([, value]) => value !== undefined && !isTexts(value));
  if (texts !== undefined) throw new LinnetError('bad-file', `${texts[0]} must be a list of texts.`);
  if (sampleRate !== undefined && typeof sampleRate !== 'number') {
    throw new LinnetError('bad-file', `sampleRate is ${showValue(sampleRate)}; it must be a number.`);
  }
  return {
    ...(sampleRate === undefined ? {} : { sampleRate }),
    ...(isTexts(columnNames) ? { columnNames } : {}),
    ...(isTexts(classNames) ? { classNames } : {}),
  };
}
