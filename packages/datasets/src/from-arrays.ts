import {
  checkSamples,
  fromRows,
  LinnetError,
  type NdArray,
  type Nested,
  ndarray,
  rowShape,
  throwProblems,
} from '@linnet/core';
import { unknownOptions } from './checks.js';
import { checkNotes, noteNames, notesOf } from './data-notes.js';
import { type DataNotes, type Dataset, datasetOf, type NotedSamples } from './dataset.js';
import { noFacts } from './facts.js';

/** Numbers by rows: an array with a shape, nested arrays, or typed arrays as rows. Numbers alone are one column. */
export type Rows = NdArray | Nested | ArrayLike<number> | ArrayLike<ArrayLike<number>>;

/** Options of {@link fromArrays}. */
export interface FromArraysOptions extends DataNotes {
  /** How much each row counts in the loss: one number from 0 up for each row. */
  readonly weights?: NdArray | ArrayLike<number>;
}

/**
 * A data set of one's own numbers, copied and checked. Nested arrays become doubles; a plain list becomes one column.
 * @throws LinnetError `bad-shape` for rows of unequal length, or as many rows of x as there are not of y or weights;
 *   `bad-value` for NaN, infinite values, things that are no numbers and negative weights; `bad-option` for a sample rate
 *   or names that cannot be.
 *
 * @example
 * ```ts
 * const data = fromArrays([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]);
 * data.x.shape; // [4, 2]
 * data.y.shape; // [4, 1]
 * ```
 */
export function fromArrays(x: Rows, y: Rows, options: FromArraysOptions = {}): Dataset {
  throwProblems('bad-option', 'These data cannot be read:', unknownOptions(options, ['weights', ...noteNames]));
  const samples = { ...notesOf(options), x: columns(read(x, 'x')), y: columns(read(y, 'y')) };
  const { weights } = options;
  return checkedDataset(weights === undefined ? samples : { ...samples, weights: read(weights, 'weights') });
}

/** The data set of samples that a person or a file gave: checks shapes, numbers and what is known about them. */
export function checkedDataset(samples: NotedSamples): Dataset {
  checkSamples(samples, rowShape(samples.x.shape), rowShape(samples.y.shape), 'The data set');
  checkNotes(samples);
  return datasetOf(samples, noFacts);
}

/** Copies numbers; errors say which array they are about. */
function read(rows: Rows, what: string): NdArray {
  try {
    return isNdArray(rows) ? ndarray(rows.data.slice(), [...rows.shape]) : fromRows(rows);
  } catch (cause) {
    if (LinnetError.is(cause)) throw new LinnetError(cause.code, `${what}: ${cause.message}`, { cause });
    throw cause;
  }
}

/** A list of numbers is one column: models take and give rows. */
const columns = ({ data, shape }: NdArray): NdArray => ({ data, shape: shape.length === 1 ? [...shape, 1] : shape });

const isNdArray = (rows: Rows): rows is NdArray =>
  typeof rows === 'object' && rows !== null && 'data' in rows && 'shape' in rows;
