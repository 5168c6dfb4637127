import type { DenseLayer } from './dense-layer.js';
import type { LinnDocument, LinnLayer } from './document.js';
import type { LinnOptions } from './options.js';

/** The document of layers that were found to be without problems. */
export function buildDocument(layers: readonly DenseLayer[], options: LinnOptions): LinnDocument {
  const { inputChannels = 1, outputChannels = 1, outputMapping } = options;
  const rows = layers.map(toRows);
  return {
    version: '0.1',
    num_input_channels: inputChannels,
    num_output_channels: outputChannels,
    layers:
      outputMapping === undefined
        ? rows
        : rows.map((layer, index) => (index === rows.length - 1 ? mapped(layer, outputMapping) : layer)),
  };
}

const toRows = ({ activation, kernel, bias, inputs, units }: DenseLayer): LinnLayer => ({
  activation,
  weights: Array.from({ length: units }, (_, unit) =>
    Array.from({ length: inputs }, (_, input) => kernel[input * units + unit] ?? 0),
  ),
  biases: Array.from(bias),
});

/** The last layer with only the chosen neurons. A neuron chosen twice gets two rows of its own. */
const mapped = ({ activation, weights, biases }: LinnLayer, mapping: readonly number[]): LinnLayer => ({
  activation,
  weights: mapping.map((neuron) => [...(weights[neuron] ?? [])]),
  biases: mapping.map((neuron) => biases[neuron] ?? 0),
});
