import { LinnetError } from './errors.js';
import { checkFinite, type Floats, type NdArray } from './ndarray.js';
import { formatShape, rowShape, type Shape, sameShape } from './shape.js';

/** Rows of inputs and targets, in the same order; rows may weigh differently in the loss. */
export interface Samples<Data extends Floats = Floats> {
  readonly x: NdArray<Data>;
  readonly y: NdArray<Data>;
  /** One number from 0 up for each row, shape `[rows]`. */
  readonly weights?: NdArray<Data>;
}

/** How many rows there are. */
export const rowsOf = (array: NdArray): number => array.shape[0] ?? 0;

/** Throws when inputs are not rows of the shape a model takes. */
export function checkInput(x: NdArray, input: Shape, what: string): void {
  if (rowsOf(x) === 0) throw new LinnetError('bad-shape', `${what} has no rows.`);
  if (!sameShape(rowShape(x.shape), input)) {
    throw new LinnetError(
      'bad-shape',
      `${what} has rows of ${formatShape(rowShape(x.shape))}; the model takes ${formatShape(input)}.`,
    );
  }
  checkFinite(x, what);
}

/**
 * Throws when samples do not fit a model of these shapes: rows that differ in number, in shape, or that are not finite.
 * `what` names the samples in messages, such as `Training data`.
 */
export function checkSamples(samples: Samples, input: Shape, output: Shape, what: string): void {
  const { x, y, weights } = samples;
  checkInput(x, input, `${what} (x)`);
  if (rowsOf(y) !== rowsOf(x)) {
    throw new LinnetError(
      'bad-shape',
      `${what} has ${rowsOf(x)} rows of x and ${rowsOf(y)} of y; they must be as many.`,
    );
  }
  checkInput(y, output, `${what} (y)`);
  if (weights === undefined) return;
  if (!sameShape(weights.shape, [rowsOf(x)])) {
    throw new LinnetError(
      'bad-shape',
      `${what} has weights of ${formatShape(weights.shape)}; one number for each of the ${rowsOf(x)} rows is needed.`,
    );
  }
  checkFinite(weights, `${what} (weights)`);
  const negative = weights.data.findIndex((weight) => weight < 0);
  if (negative >= 0) {
    throw new LinnetError(
      'bad-value',
      `${what} (weights) holds ${weights.data[negative]} in row ${negative}; use numbers from 0 up.`,
    );
  }
}
