import {
  type Float32Samples,
  LinnetError,
  type NdArray,
  rowsOf,
  type Samples,
  type Scaling,
  scale,
  toFloat32,
} from '@linnet/core';

/** Rows ready for a program: scaled in doubles, then rounded to single floats, once. */
export interface PreparedSamples {
  readonly samples: Float32Samples;
  /** Targets in the user's units, for metrics. */
  readonly truth: NdArray;
}

/** Scales and rounds. */
export function prepareSamples({ x, y, weights }: Samples, scaling: Scaling | undefined): PreparedSamples {
  const samples = { x: prepareInput(x, scaling), y: scaled(y, scaling?.output) };
  return { samples: weights === undefined ? samples : { ...samples, weights: toFloat32(weights) }, truth: y };
}

/** Inputs as the first layer sees them. */
export const prepareInput = (x: NdArray, scaling: Scaling | undefined): Float32Samples['x'] =>
  scaled(x, scaling?.input);

const scaled = (array: NdArray, bounds: Scaling['input']): Float32Samples['x'] =>
  toFloat32(bounds === undefined ? array : scale(array, bounds));

/** Splits off the last rows for validation, before any shuffling, as Keras does. */
export function splitValidation(data: Samples, share: number): readonly [Samples, Samples] {
  const rows = rowsOf(data.x);
  const kept = rows - Math.floor(rows * share);
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

/** A hash (FNV-1a over 32-bit words) that tells data apart, so that a run does not go on with other rows. */
export function hashSamples({ x, y, weights }: Float32Samples): string {
  let hash = 0x811c9dc5;
  for (const array of [x, y, ...(weights === undefined ? [] : [weights])]) {
    const { buffer, byteOffset, length } = array.data;
    const words = new Uint32Array(buffer, byteOffset, length);
    for (let index = 0; index < length; index++) hash = Math.imul(hash ^ (words[index] as number), 0x01000193);
    hash = Math.imul(hash ^ length, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
