import { type Bounds, LinnetError, type ModelArtifact, type NdArray, random, sizeOf } from '@linnet/core';
import { js, loadModel, simd } from 'linnet';
import { withoutIntegers } from '../numbers/formats.js';
import { floatTolerance } from './float-tolerance.js';
import type { KnownRows } from './verify.js';

/** How many rows, and of which generator. */
export interface Draw {
  readonly count: number;
  readonly seed: number;
}

/** Rows in the user's units, what the reference backend predicts of them, and how far answers may be from that. */
export async function floatVectors(artifact: ModelArtifact, rows: NdArray | undefined, draw: Draw): Promise<KnownRows> {
  const float = withoutIntegers(artifact);
  const inputs = { data: drawnRows(float, rows, draw), shape: [draw.count, ...artifact.input] };
  const predicted = await loadModel(float).compile({ backend: js }).predict(inputs);
  const expected = { data: Float64Array.from(predicted.data), shape: predicted.shape };
  const { tolerance, note } = floatTolerance(expected, await simdAnswers(float, inputs), artifact.scaling?.output);
  return { vectors: { inputs, expected, tolerance }, notes: [note] };
}

/** The same by the backend that sums in single floats; undefined where it does not run the model, or not on this machine. */
async function simdAnswers(artifact: ModelArtifact, inputs: NdArray): Promise<NdArray | undefined> {
  try {
    return await loadModel(artifact).compile({ backend: simd }).predict(inputs);
  } catch (error) {
    if (LinnetError.is(error) && (error.code === 'refused' || error.code === 'unavailable')) return undefined;
    throw error;
  }
}

/** What is drawn is kept in memory, several times. */
const mostNumbers = 67_108_864;

/** Every other row is one of the user's, where there are some; the others are drawn from all that the model was made for. */
function drawnRows(artifact: ModelArtifact, own: NdArray | undefined, { count, seed }: Draw): Float64Array {
  const generator = random(seed);
  const width = sizeOf(artifact.input);
  if (count * width > mostNumbers) {
    const most = Math.floor(mostNumbers / width);
    throw new LinnetError(
      'limit',
      `${count} rows of ${width} numbers are too many to verify with; ${most} is the most.`,
    );
  }
  const value = drawnValue(artifact);
  const data = generator.uniform(0, 1, count * width).map((share, at) => value(share, at % width));
  const rows = (own?.data.length ?? 0) / width;
  for (let row = 0; row < count && own !== undefined; row += 2) {
    const from = Math.floor(generator.randomSample() * rows) * width;
    data.set(own.data.subarray(from, from + width), row * width);
  }
  // What single floats hold is what a model and its export both take.
  return data.map(Math.fround);
}

/** From a number of [0, 1) to one of a column: of the bounds of the scaling, of a vocabulary, or of [-1, 1). */
function drawnValue({ scaling, layers }: ModelArtifact): (share: number, column: number) => number {
  const symbols = layers.find(({ kind }) => kind === 'embedding')?.weights.embeddings?.shape[0];
  if (symbols !== undefined) return (share) => Math.floor(share * symbols);
  const { low = [], high = [] }: Partial<Bounds> = scaling?.input ?? {};
  return (share, column) => {
    const [least = -1, greatest = 1] = [low[column], high[column]];
    return least + share * (greatest - least);
  };
}
