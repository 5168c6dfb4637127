import { type LayerSpec, LinnetError, type ModelArtifact, random } from '@linnet/core';

/** A dense layer of an artifact, with weights from a seed, uniform within `limit`. */
export function denseSpec(
  inputs: number,
  units: number,
  { activation = 'linear', name = 'dense_1', seed = 1, limit = 1 }: Partial<DenseSettings> = {},
): LayerSpec {
  const generator = random(seed);
  const draw = (count: number): Float32Array => Float32Array.from(generator.uniform(-limit, limit, count));
  return {
    kind: 'dense',
    name,
    config: { units, activation, useBias: true, clip: null },
    weights: {
      kernel: { data: draw(inputs * units), shape: [inputs, units] },
      bias: { data: draw(units), shape: [units] },
    },
  };
}

export interface DenseSettings {
  readonly activation: string;
  readonly name: string;
  readonly seed: number;
  readonly limit: number;
}

export const clipSpec = (name = 'clip_1', to: readonly [number, number] = [-1, 1]): LayerSpec => ({
  kind: 'clip',
  name,
  config: { to },
  weights: {},
});

export const artifactOf = (
  inputs: number,
  layers: readonly LayerSpec[],
  others: Partial<ModelArtifact> = {},
): ModelArtifact => ({ format: 'linnet/1', input: [inputs], layers, ...others });

/** Dense layers of these widths, each followed by a clip to [-1, 1], as the instrument has them. */
export function clippedModel(
  widths: readonly number[],
  activations: readonly string[],
  { seed = 1, limit = 1 }: { readonly seed?: number; readonly limit?: number } = {},
): ModelArtifact {
  const layers = widths.slice(1).flatMap((units, index) => [
    denseSpec(widths[index] ?? 1, units, {
      activation: activations[index] ?? 'linear',
      name: `dense_${index + 1}`,
      seed: seed + index,
      limit,
    }),
    clipSpec(`clip_${index + 1}`),
  ]);
  return artifactOf(widths[0] ?? 1, layers);
}

/** The error of linnet that an action throws. */
export function errorOf(act: () => unknown): LinnetError {
  try {
    act();
  } catch (error) {
    if (LinnetError.is(error)) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}
