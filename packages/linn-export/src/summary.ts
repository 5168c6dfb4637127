import { type LinnActivation, type LinnDocument, layerInputs, layerParameters } from './document.js';

/** One layer of a document in figures. */
export interface LayerSummary {
  /** The model's name for it, or `layer 2` where only a file is known. */
  readonly name: string;
  /** Of each neuron. */
  readonly inputs: number;
  /** Neurons. */
  readonly units: number;
  /** Applied to the sums, before the limits. */
  readonly activation: LinnActivation;
  /** Weights and biases. */
  readonly parameters: number;
  /** By size, from 0 to 1. */
  readonly largestWeight: number;
  /** By size, from 0 to 1. */
  readonly largestBias: number;
}

/** The layers of a document in figures; `names` are those of the model's layers. */
export const summarise = ({ layers }: LinnDocument, names: readonly string[] = []): readonly LayerSummary[] =>
  layers.map((layer, index) => ({
    name: names[index] ?? `layer ${index + 1}`,
    inputs: layerInputs(layer),
    units: layer.biases.length,
    activation: layer.activation,
    parameters: layerParameters(layer),
    largestWeight: Math.max(...layer.weights.map(largest)),
    largestBias: largest(layer.biases),
  }));

const largest = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** Weights and biases of a document together. */
export const parametersOf = ({ layers }: LinnDocument): number =>
  layers.reduce((sum, layer) => sum + layerParameters(layer), 0);
