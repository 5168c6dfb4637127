import { LinnetError } from './errors.js';
import { checkFinite, type Floats, type NdArray } from './ndarray.js';
import { formatShape, rowShape, type Shape, sameShape, sizeOf } from './shape.js';

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
 * `what` names the samples in messages, such as `Training data`.
 */
export function checkSamples(samples: Samples, input: Shape, output: Shape, what: string): void {
  const { x, y, weights } = samples ?? ({} as Samples);
  checkInput(x, input, `${what} (x)`);
  checkArray(y, `${what} (y)`);
  if (rowsOf(y) !== rowsOf(x)) {
    throw new LinnetError(
      'bad-shape',
      `${what} has ${rowsOf(x)} rows of x and ${rowsOf(y)} of y; they must be as many.`,
    );
  }
  checkRows(y, output, `${what} (y)`, 'the model gives');
  if (weights === undefined) return;
  checkArray(weights, `${what} (weights)`);
  if (!sameShape(weights.shape, [rowsOf(x)])) {
    throw new LinnetError(
      'bad-shape',
      `${what} has weights of ${formatShape(weights.shape)}; one number for each of the ${rowsOf(x)} rows is needed.`,
    );
  }
  checkFinite(weights, `${what} (weights)`);
  if (weights.data.every((weight) => weight === 0)) {
    throw new LinnetError('bad-value', `${what} (weights) holds nothing but 0; no row counts.`);
  }
  const negative = weights.data.findIndex((weight) => weight < 0);
  if (negative >= 0) {
    throw new LinnetError(
      'bad-value',
      `${what} (weights) holds ${weights.data[negative]} in row ${negative}; use numbers from 0 up.`,
    );
  }
}
