import {
  rowOf,
  rowShape,
  scale,
  scaleValue,
  sizeOf,
  type TestVectors,
  unscaleValue,
  type WordFormat,
} from '@linnet/core';
import { toInteger } from '@linnet/quantisation';
import type { OnnxDocument } from '../file/document.js';
import { asType, inUnits } from './units.js';

/** Rows as the file takes them. */
export interface FedRows {
  /** Which of the vectors they are. */
  readonly rows: readonly number[];
  readonly data: Float64Array;
  /** Numbers of a row. */
  readonly width: number;
  /** What is to be said of those that are missing. */
  readonly notes: readonly string[];
}

/** The rows of vectors as the file takes them. Of integers those are missing that no numbers of its type become. */
export function fedRows(document: OnnxDocument, { inputs }: TestVectors): FedRows {
  const { words, outside } = document.units;
  const width = sizeOf(rowShape(inputs.shape));
  const count = inputs.shape[0] ?? 0;
  if (words !== undefined) return wordRows(inputs, { count, width, feed: feedWords(document, words.input) });
  const { data } = outside?.input === undefined ? inputs : scale(inputs, outside.input);
  const rows = Array.from({ length: count }, (_, row) => row);
  return { rows, data: data.map(asType(document.input.type)), width, notes: [] };
}

interface WordFeed {
  readonly count: number;
  readonly width: number;
  /** From an integer to a number that the file takes; NaN where none becomes that integer. */
  readonly feed: (integer: number, column: number) => number;
}

function wordRows(inputs: TestVectors['inputs'], { count, width, feed }: WordFeed): FedRows {
  const rows: number[] = [];
  const data = new Float64Array(inputs.data.length);
  for (let row = 0; row < count; row++) {
    const values = rowOf(inputs, row).map(feed);
    if (values.some(Number.isNaN)) continue;
    data.set(values, rows.length * width);
    rows.push(row);
  }
  const missing = count - rows.length;
  const notes = missing === 0 ? [] : [`${missing} of ${count} rows ${cannotSay}`];
  return { rows, data, width, notes };
}

const cannotSay =
  'hold integers that no single float of the units of the file becomes; export with scaling: false to run them.';

function feedWords({ units: { scaling }, input: { type } }: OnnxDocument, input: WordFormat): WordFeed['feed'] {
  const put = asType(type);
  const toUnits = inUnits(scaling.input, unscaleValue);
  const toScaled = inUnits(scaling.input, scaleValue);
  // Rounding down takes what lies between an integer and the next: their middle is the farthest from both.
  const middle = input.rounding === 'floor' ? 0.5 : 0;
  return (integer, column) => {
    const value = put(toUnits((integer + middle) * input.step, column));
    return toInteger(toScaled(value, column), input) === integer ? value : Number.NaN;
  };
}
