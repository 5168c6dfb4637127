import { type LayerConfig, type LayerSpec, type ModelArtifact, type QuantisedNetwork, random } from '@linnet/core';

/** Weights of a test: a draw for each number, from a seed. */
export const drawn = (shape: readonly number[], seed: number, low = -1, high = 1) => {
  const count = shape.reduce((product, length) => product * length, 1);
  return { data: Float32Array.from(random(seed).uniform(low, high, count)), shape };
};

/** A dense layer of an artifact. */
export const denseSpec = (
  inputs: number,
  units: number,
  activation = 'linear',
  name = 'dense_1',
  seed = 1,
): LayerSpec => ({
  kind: 'dense',
  name,
  config: { units, activation, useBias: true, clip: null },
  weights: { kernel: drawn([inputs, units], seed), bias: drawn([units], seed + 100) },
});

/** A layer without weights. */
export const plainSpec = (kind: string, name: string, config: LayerConfig = {}): LayerSpec => ({
  kind,
  name,
  config,
  weights: {},
});

/** A batch normalisation whose statistics are those of nothing in particular. */
export const batchNormSpec = (width: number, name: string): LayerSpec => ({
  kind: 'batchNormalization',
  name,
  config: { momentum: 0.99, epsilon: 0.001, center: true, scale: true },
  weights: {
    gamma: drawn([width], 7),
    beta: drawn([width], 8),
    movingMean: drawn([width], 9),
    movingVariance: drawn([width], 10, 0.2, 2),
  },
});

/** A model of these layers. */
export const modelOf = (
  input: readonly number[],
  layers: readonly LayerSpec[],
  others: Partial<ModelArtifact> = {},
): ModelArtifact => ({ format: 'linnet/1', input, layers, ...others });

/** A model that has a quantised network, and float layers that are of no account. */
export const quantisedModel = (network: QuantisedNetwork, others: Partial<ModelArtifact> = {}): ModelArtifact =>
  modelOf(network.shape, [denseSpec(network.shape[0] ?? 1, 1)], { quantised: network, ...others });
