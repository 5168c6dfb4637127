import {
  type Float32Samples,
  LinnetError,
  type NdArray,
  rowsOf,
  type Samples,
  type Scaling,
  type Shape,
  scale,
  toFloat32,
} from '@linnet/core';

/** Rows ready for a program, copied: scaled in doubles, then rounded to single floats, once. */
export interface PreparedSamples {
  readonly samples: Float32Samples;
  /** Targets in the user's units, for metrics. */
  readonly truth: NdArray;
  /** The shape of predictions for all rows. */
  readonly predicted: Shape;
}

/** What rows are prepared for. */
export interface Preparation {
  readonly scaling: Scaling | undefined;
  /** Shapes of a row's prediction and of its targets, as the loss takes them. */
  readonly output: Shape;
  readonly target: Shape;
}

/** Scales and rounds samples that were checked; `what` names them in messages. */
export function prepareSamples({ x, y, weights }: Samples, to: Preparation, what: string): PreparedSamples {
  const { scaling, output, target } = to;
  const rows = rowsOf(x);
  const truth = { data: y.data.slice(), shape: [...y.shape] };
  const targets = { data: y.data, shape: [rows, ...target] };
  const samples = { x: prepareInput(x, scaling, `${what} (x)`), y: prepare(targets, scaling?.output, `${what} (y)`) };
  const predicted = [rows, ...output];
  if (weights === undefined) return { samples, truth, predicted };
  return { samples: { ...samples, weights: prepare(weights, undefined, `${what} (weights)`) }, truth, predicted };
}

/** Inputs as the first layer sees them. */
export const prepareInput = (x: NdArray, scaling: Scaling | undefined, what: string): Float32Samples['x'] =>
  prepare(x, scaling?.input, what);

function prepare(array: NdArray, bounds: Scaling['input'], what: string): Float32Samples['x'] {
  const exact = bounds === undefined ? array : scale(array, bounds);
  const rounded = toFloat32(exact);
  const lost = firstNotFinite(rounded.data);
  // A copy: their owner may write into them while this runs.
  if (lost < 0) return rounded.data === array.data ? { data: rounded.data.slice(), shape: rounded.shape } : rounded;
  throw new LinnetError(
    'bad-value',
    `${what} holds ${exact.data[lost]}${bounds === undefined ? '' : ' once it is scaled'}, more than a single float can (3.4e38). Scale the data, or leave these rows out.`,
  );
}

// A plain loop: these may be millions of numbers.
function firstNotFinite(data: Float32Array): number {
  for (let index = 0; index < data.length; index++) if (!Number.isFinite(data[index])) return index;
  return -1;
}

/** Splits off the last rows for validation, before any shuffling: the same rows as Keras. */
export function splitValidation(data: Samples, share: number): readonly [Samples, Samples] {
  const rows = rowsOf(data.x);
  const kept = Math.floor(rows * (1 - share));
  if (kept === 0 || kept === rows) {
    throw new LinnetError('bad-option', `A validation share of ${share} of ${rows} rows leaves no row on one side.`);
  }
  return [sliceSamples(data, 0, kept), sliceSamples(data, kept, rows)];
}

function sliceSamples({ x, y, weights }: Samples, from: number, to: number): Samples {
  const part = { x: sliceRows(x, from, to), y: sliceRows(y, from, to) };
  return weights === undefined ? part : { ...part, weights: sliceRows(weights, from, to) };
}

function sliceRows({ data, shape }: NdArray, from: number, to: number): NdArray {
  const size = data.length / (shape[0] ?? 1);
  return { data: data.subarray(from * size, to * size), shape: [to - from, ...shape.slice(1)] };
}

/** A hash over 32-bit words that tells data apart, so that a run does not go on with other rows. */
export function hashSamples({ x, y, weights }: Float32Samples): string {
  let hash = 0x811c9dc5;
  for (const array of [x, y, ...(weights === undefined ? [] : [weights])]) {
    const { buffer, byteOffset, length } = array.data;
    const words = new Uint32Array(buffer, byteOffset, length);
    for (let index = 0; index < length; index++) hash = absorb(hash, words[index] as number);
    hash = absorb(hash, length);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** A product moves bits up only: without the shift, two changed signs would cancel out. */
function absorb(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, 0x01000193);
  return product ^ (product >>> 15);
}
