import type { LayerSpec, ModelArtifact } from '@linnet/core';
import type { FloatLayer, FloatNetwork } from '../model/float-network.js';

/** A model whose batch normalisations are part of its dense layers: what training for integers begins with. */
export function foldedArtifact({ quantised: _, ...artifact }: ModelArtifact, { layers }: FloatNetwork): ModelArtifact {
  if (!artifact.layers.some(isNormalisation)) return artifact;
  const kept = artifact.layers.filter((spec) => !isNormalisation(spec));
  return { ...artifact, layers: kept.map((spec) => withWeights(spec, layers)) };
}

const isNormalisation = ({ kind }: LayerSpec): boolean => kind === 'batchNormalization';

function withWeights(spec: LayerSpec, layers: readonly FloatLayer[]): LayerSpec {
  const layer = spec.kind === 'dense' ? layers.find(({ name }) => name === spec.name) : undefined;
  if (layer === undefined) return spec;
  const { inputs, units, weights, biases } = layer;
  const kernel = new Float32Array(inputs * units);
  for (let unit = 0; unit < units; unit++) {
    for (let input = 0; input < inputs; input++)
      kernel[input * units + unit] = weights[unit * inputs + input] as number;
  }
  return {
    ...spec,
    config: { ...spec.config, useBias: true },
    weights: {
      kernel: { data: kernel, shape: [inputs, units] },
      bias: { data: Float32Array.from(biases), shape: [units] },
    },
  };
}
