import type { Loss } from './backend.js';
import { LinnetError } from './errors.js';
import { checkFinite, type Floats, type NdArray } from './ndarray.js';
import { formatShape, rowShape, type Shape, sameShape, sizeOf } from './shape.js';
import { targetShape } from './targets.js';

/** Rows of inputs and targets, in the same order; rows may weigh differently in the loss. */
export interface Samples<Data extends Floats = Floats> {
  readonly x: NdArray<Data>;
  readonly y: NdArray<Data>;
  /** One number from 0 up for each row, shape `[rows]`. */
  readonly weights?: NdArray<Data>;
}

/** How many rows there are. */
export const rowsOf = (array: NdArray): number => array.shape[0] ?? 0;

/** Throws when inputs are not finite rows of the shape a model takes. */
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
 */
export function checkSamples(samples: Samples, input: Shape, output: Shape, what: string, loss?: Loss): void {
  const { x, y, weights } = samples ?? ({} as Samples);
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
  else if (loss.kind !== 'meanSquaredError') checkProbabilities(y, loss, what);
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
  const place = firstBad(y, isClass);
  if (place === undefined) return;
  throw new LinnetError(
    'bad-value',
    `${what} holds ${place.value} in row ${place.row}; class indices are whole numbers from 0 to ${classes - 1}, one for each number that the model gives.`,
  );
}

function checkProbabilities(y: NdArray, { kind }: Loss, what: string): void {
  const place = firstBad(y, (value) => value >= 0 && value <= 1);
  if (place === undefined) return;
  const use =
    kind === 'binaryCrossentropy'
      ? 'Use 0 and 1; for more than two classes a softmax and sparseCategoricalCrossentropy.'
      : 'Use 1 in the column of the class and 0 in the others.';
  throw new LinnetError(
    'bad-value',
    `${what} holds ${place.value} in row ${place.row}; targets of ${kind} lie from 0 to 1. ${use}`,
  );
}

/** A plain loop: `findIndex` of a typed array costs several times as much, and these may be millions of numbers. */
function firstBad(
  { data, shape }: NdArray,
  isGood: (value: number) => boolean,
): { readonly value: number; readonly row: number } | undefined {
  for (let index = 0; index < data.length; index++) {
    const value = data[index] as number;
    if (!isGood(value)) return { value, row: Math.floor(index / sizeOf(rowShape(shape))) };
  }
  return undefined;
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
  const negative = firstBad(weights, (weight) => weight >= 0);
  if (negative !== undefined) {
    throw new LinnetError(
      'bad-value',
      `${name} holds ${negative.value} in row ${negative.row}; use numbers from 0 up.`,
    );
  }
}
