/** Functions a layer of the instrument can apply, as files spell them. */
export const linnActivations = ['relu', 'tanh', 'sigmoid', 'softsign', 'linear'] as const;

/** A function a layer of the instrument can apply. */
export type LinnActivation = (typeof linnActivations)[number];

/** A dense layer of a `.linn` file. The instrument computes `clip(activation(weights x + biases), -1, 1)`. */
export interface LinnLayer {
  /** Applied to the sums, before the limits. */
  readonly activation: LinnActivation;
  /** One row for each neuron, one number in it for each input: a kernel transposed. */
  readonly weights: readonly (readonly number[])[];
  /** One number for each neuron. */
  readonly biases: readonly number[];
}

/**
 * What a `.linn` file holds, under the file's own keys: a network of 1 to 5 dense layers.
 * It holds no sizes, names, scaling or sample rate; these are in the setup beside it (`LinnSetup`).
 */
export interface LinnDocument {
  /** Of the format. */
  readonly version: '0.1';
  /** 1 (a sliding window over one channel), or the number of network inputs. */
  readonly num_input_channels: number;
  /** 1 (outputs leave one after the other), or the number of network outputs. */
  readonly num_output_channels: number;
  /** First to last. */
  readonly layers: readonly LinnLayer[];
}

/** How many inputs a layer has. */
export const layerInputs = ({ weights }: LinnLayer): number => weights[0]?.length ?? 0;

/** How many numbers one input row of the network has. */
export const documentInputs = ({ layers }: LinnDocument): number =>
  layers[0] === undefined ? 0 : layerInputs(layers[0]);

/** How many numbers the network answers with, after an output mapping. */
export const documentOutputs = ({ layers }: LinnDocument): number => layers.at(-1)?.biases.length ?? 0;

/** How rows meet channels: one number after the other on one channel, or each number on its own. */
export type PortMode = 'serial' | 'parallel';

/** The mode of `channels` channels for rows of `width` numbers. */
export const portMode = (channels: number, width: number): PortMode => (channels === width ? 'parallel' : 'serial');

/** Weights and biases of a layer together. */
export const layerParameters = (layer: LinnLayer): number => layer.biases.length * (layerInputs(layer) + 1);
