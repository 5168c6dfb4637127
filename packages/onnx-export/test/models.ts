import { js } from '@linnet/backend-js';
import { LinnetError, type ModelArtifact, type NdArray, random, type Scaling, sizeOf } from '@linnet/core';
import { type Layer, loadModel, sequential } from '@linnet/layers';

/** A model of these layers, its weights drawn from [-0.5, 0.5), variances from [0.5, 1.5). */
export function modelOf(input: number | readonly number[], layers: readonly Layer[], scaling?: Scaling): ModelArtifact {
  const generator = random(7);
  const artifact = sequential(input, layers).compile({ backend: js, seed: 1 }).toArtifact();
  const drawn = artifact.layers.map((layer) => {
    const weights = Object.entries(layer.weights).map(([name, { data, shape }]) => {
      const low = name === 'movingVariance' ? 0.5 : -0.5;
      return [name, { data: Float32Array.from(generator.uniform(low, low + 1, data.length)), shape }] as const;
    });
    return { ...layer, weights: Object.fromEntries(weights) };
  });
  return { ...artifact, layers: drawn, ...(scaling === undefined ? {} : { scaling }) };
}

/** Rows for a model, in single floats, so that files and models are given the same numbers. */
export function rowsFor({ input }: ModelArtifact, count: number, [low, high] = [-1, 1]): NdArray<Float32Array> {
  const data = Float32Array.from(random(3).uniform(low ?? -1, high ?? 1, count * sizeOf(input)));
  return { data, shape: [count, ...input] };
}

/** What the model itself predicts. */
export const predicted = (artifact: ModelArtifact, rows: NdArray): Promise<NdArray> =>
  loadModel(artifact).compile({ backend: js }).predict(rows);

/** The error of linnet that an action throws. */
export async function errorOf(act: () => unknown): Promise<LinnetError> {
  try {
    await act();
  } catch (error) {
    if (LinnetError.is(error)) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}
