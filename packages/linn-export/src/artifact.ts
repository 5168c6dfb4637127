import type { LayerSpec, ModelArtifact, Scaling } from '@linnet/core';
import { documentInputs, type LinnDocument, type LinnLayer, layerInputs } from './document.js';

/**
 * A model that computes what the file says: for each layer a `dense` and a `clip` to [-1, 1], kernels inputs x units
 * again, in single floats (exact for files of exporters). The file knows no scaling: without one (`setupScaling` reads it
 * from the setup beside the file) the model takes and gives values of the network, from -1 to 1.
 *
 * @example
 * ```ts
 * const model = loadModel(linnToArtifact(parseLinn(text))).compile();
 * ```
 */
export const linnToArtifact = (document: LinnDocument, scaling?: Scaling): ModelArtifact => ({
  format: 'linnet/1',
  input: [documentInputs(document)],
  layers: document.layers.flatMap((layer, index) => [denseSpec(layer, index + 1), clipSpec(index + 1)]),
  ...(scaling === undefined ? {} : { scaling }),
});

const denseSpec = (layer: LinnLayer, number: number): LayerSpec => ({
  kind: 'dense',
  name: `dense_${number}`,
  config: { units: layer.biases.length, activation: layer.activation, useBias: true, clip: [-1, 1] },
  weights: {
    kernel: { data: kernelOf(layer), shape: [layerInputs(layer), layer.biases.length] },
    bias: { data: Float32Array.from(layer.biases), shape: [layer.biases.length] },
  },
});

const clipSpec = (number: number): LayerSpec => ({
  kind: 'clip',
  name: `clip_${number}`,
  config: { to: [-1, 1] },
  weights: {},
});

function kernelOf(layer: LinnLayer): Float32Array {
  const units = layer.biases.length;
  const kernel = new Float32Array(units * layerInputs(layer));
  for (const [unit, row] of layer.weights.entries()) {
    for (const [input, weight] of row.entries()) kernel[input * units + unit] = weight;
  }
  return kernel;
}
