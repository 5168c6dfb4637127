import type { Loss } from './backend.js';
import { LinnetError } from './errors.js';
import { checkFinite, type Floats, type NdArray } from './ndarray.js';
import { formatShape, rowShape, type Shape, sameShape, sizeOf } from './shape.js';
import { targetShape } from './targets.js';

/** Rows of inputs and targets, in the same order; rows may weigh differently in the loss. */
export interface Samples<Data extends Floats = Floats> {
  /** Rows x the shape of a row. */
  readonly x: NdArray<Data>;
  /** What to predict for each of these rows. */
  readonly y: NdArray<Data>;
  /** One number from 0 up for each row, shape `[rows]`. */
  readonly weights?: NdArray<Data> | undefined;
}

/** How many rows there are. */
export const rowsOf = (array: NdArray): number => array.shape[0] ?? 0;

/**
 * Throws when inputs are not rows x `input`, all finite, one row at least; `what` names them in messages.
 * @throws LinnetError `bad-shape` for other shapes and no rows, `bad-value` for what is no array, NaN and infinite values.
 */
export const checkInput = (x: NdArray, input: Shape, what: string): void =>
  checkRows(x, input, what, 'the model takes');

function checkRows(array: NdArray, row: Shape, what: string, needed: string): void {
  checkArray(array, what);
  if (rowsOf(array) === 0) throw new LinnetError('bad-shape', `${what} has no rows.`);
  if (!sameShape(rowShape(array.shape), row)) {
    throw new LinnetError(
      'bad-shape',
      `${what} has rows of ${formatShape(rowShape(array.shape))}; ${needed} ${formatShape(row)}.`,
    );
  }
  checkFinite(array, what);
}

/** What types say and plain JavaScript does not; and that the numbers fill the shape, which literals do not say. */
function checkArray(array: NdArray | undefined, what: string): void {
  const { data, shape }: Partial<NdArray> = array ?? {};
  if (!(ArrayBuffer.isView(data) && Array.isArray(shape))) {
    throw new LinnetError(
      'bad-value',
      `${what} is not an array with a shape; make one with fromRows([[...], ...]) or ndarray(data, shape).`,
    );
  }
  if (sizeOf(shape) !== data.length) {
    throw new LinnetError(
      'bad-shape',
      `${what} has ${data.length} numbers for a shape of ${formatShape(shape)}, which holds ${sizeOf(shape)}.`,
    );
  }
}

/**
 * Throws when samples do not fit a model of these shapes: rows that differ in number, in shape, or that are not finite.
 * With a loss, targets are what that loss takes: a cross-entropy takes numbers from 0 to 1, or class indices from 0 up; a
 * last axis of one number may be left out, or be there where the model gives none, as Keras has it.
 * `what` names the samples in messages, such as `Training data`.
 * @throws LinnetError `bad-shape` for rows that do not fit, `bad-value` for numbers that do not.
 */
export function checkSamples(samples: Samples, input: Shape, output: Shape, what: string, loss?: Loss): void {
  const { x, y, weights } = samples ?? ({} as Samples);
  if (x === undefined) {
    throw new LinnetError(
      'bad-value',
      `${what} has no x; give inputs and targets as one, as in fit({ x, y }, options).`,
    );
  }
  checkInput(x, input, `${what} (x)`);
  checkArray(y, `${what} (y)`);
  if (rowsOf(y) !== rowsOf(x)) {
    throw new LinnetError(
      'bad-shape',
      `${what} has ${rowsOf(x)} rows of x and ${rowsOf(y)} of y; they must be as many.`,
    );
  }
  if (loss === undefined) checkRows(y, output, `${what} (y)`, 'the model gives');
  else checkTargets(y, output, loss, `${what} (y)`);
  if (weights !== undefined) checkWeights(weights, rowsOf(x), what);
}

function checkTargets(y: NdArray, output: Shape, loss: Loss, what: string): void {
  const row = rowShape(y.shape);
  const wanted = targetShape(output, loss);
  if (!sameButOne(row, wanted)) {
    const needed = sameShape(wanted, output) ? 'the model gives' : `${loss.kind} takes`;
    const hint = shapeHint(row, output, loss);
    throw new LinnetError('bad-shape', `${what} has rows of ${rowText(row)}; ${needed} ${rowText(wanted)}.${hint}`);
  }
  checkFinite(y, what);
  if (loss.kind === 'sparseCategoricalCrossentropy') checkClasses(y, output.at(-1) ?? 1, what);
  else if (loss.kind === 'binaryCrossentropy' || loss.kind === 'categoricalCrossentropy') {
    checkProbabilities(y, loss, what);
  }
}

/** True for shapes that are the same but for a last axis of one number. */
const sameButOne = (a: Shape, b: Shape): boolean =>
  sameShape(a, b) || sameShape([...a, 1], b) || sameShape(a, [...b, 1]);

const rowText = (shape: Shape): string => (shape.length === 0 ? 'one number' : formatShape(shape));

/** What to do about targets of the other kind of class. */
function shapeHint(row: Shape, output: Shape, { kind }: Loss): string {
  if (kind === 'sparseCategoricalCrossentropy') {
    return sameShape(row, output) ? ' For a column for each class use categoricalCrossentropy.' : '';
  }
  return kind === 'categoricalCrossentropy' && sameButOne(row, output.slice(0, -1))
    ? ' For class indices use sparseCategoricalCrossentropy, or make columns of them: oneHot() of a data set does.'
    : '';
}

function checkClasses(y: NdArray, classes: number, what: string): void {
  const isClass = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < classes;
  const use = `class indices are whole numbers from 0 to ${classes - 1}, one for each number that the model gives.`;
  checkValues(y, what, isClass, use);
}

function checkProbabilities(y: NdArray, { kind }: Loss, what: string): void {
  const use =
    kind === 'binaryCrossentropy'
      ? 'Use 0 and 1; for more than two classes a softmax and sparseCategoricalCrossentropy.'
      : 'Use 1 in the column of the class and 0 in the others.';
  checkValues(y, what, (value) => value >= 0 && value <= 1, `targets of ${kind} lie from 0 to 1. ${use}`);
}

/**
 * Throws for the first value that is not good; `use` says what would be.
 * A plain loop: `findIndex` of a typed array costs several times as much, and these may be millions of numbers.
 */
function checkValues({ data, shape }: NdArray, what: string, isGood: (value: number) => boolean, use: string): void {
  for (let index = 0; index < data.length; index++) {
    const value = data[index] as number;
    if (isGood(value)) continue;
    const row = Math.floor(index / sizeOf(rowShape(shape)));
    throw new LinnetError('bad-value', `${what} holds ${value} in row ${row}; ${use}`);
  }
}

function checkWeights(weights: NdArray, rows: number, what: string): void {
  const name = `${what} (weights)`;
  checkArray(weights, name);
  if (!sameShape(weights.shape, [rows])) {
    throw new LinnetError(
      'bad-shape',
      `${what} has weights of ${formatShape(weights.shape)}; one number for each of the ${rows} rows is needed.`,
    );
  }
  checkFinite(weights, name);
  if (weights.data.every((weight) => weight === 0)) {
    throw new LinnetError('bad-value', `${name} holds nothing but 0; no row counts.`);
  }
  checkValues(weights, name, (weight) => weight >= 0, 'use numbers from 0 up.');
}
