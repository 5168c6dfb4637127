import {
  type Float32NdArray,
  fromRows,
  type LayerSpec,
  type ModelArtifact,
  type OptimizerSpec,
  toFloat32,
} from '@linnet/core';
import { adam, sgd } from '../src/index.js';

type Numbers = readonly number[] | readonly (readonly number[])[];

/** A training run of Keras, as the reference files hold it. */
export interface KerasRun {
  readonly name: string;
  readonly layers: readonly KerasLayer[];
  readonly input_shape: readonly number[];
  readonly optimizer: string;
  readonly optimizer_arguments: { readonly learning_rate: number };
  readonly batch_size: number;
  readonly epochs: number;
  readonly X: readonly (readonly number[])[];
  readonly Y: readonly (readonly number[])[];
  readonly initial_weights: readonly Numbers[];
  readonly final_weights: readonly Numbers[];
  readonly history: { readonly loss: readonly number[] };
  readonly prediction_after: readonly (readonly number[])[];
}

interface KerasLayer {
  readonly layer: string;
  readonly units?: number;
  readonly activation?: string;
  readonly kernel_constraint?: { readonly 'clip to': readonly number[] } | null;
  readonly 'clip to'?: readonly number[];
}

/** The model of a run with the weights it starts from, as a saved model would be. */
export function artifactOf({ layers, input_shape, initial_weights }: KerasRun): ModelArtifact {
  const weights = [...initial_weights];
  const specs = layers
    .filter(({ layer }) => layer !== 'InputLayer')
    .map((layer, index): LayerSpec => specOf(layer, `layer_${index}`, weights));
  return { format: 'linnet/1', input: input_shape, layers: specs };
}

function specOf(layer: KerasLayer, name: string, weights: Numbers[]): LayerSpec {
  if (layer.layer === 'Clip') return { kind: 'clip', name, config: { to: layer['clip to'] ?? [] }, weights: {} };
  const { units = 0, activation = '', kernel_constraint: limits } = layer;
  return {
    kind: 'dense',
    name,
    config: { units, activation, useBias: true, clip: limits?.['clip to'] ?? null },
    weights: { kernel: floats(weights.shift()), bias: floats(weights.shift()) },
  };
}

/** The optimiser of a run. */
export function optimizerOf({
  optimizer,
  optimizer_arguments: { learning_rate: learningRate },
}: KerasRun): OptimizerSpec {
  if (optimizer === 'Adam') return adam({ learningRate });
  if (optimizer === 'SGD') return sgd({ learningRate });
  throw new Error(`No optimiser ${optimizer}.`);
}

/** All weights of a model, in Keras's order. */
export const weightsOf = ({ layers }: ModelArtifact): readonly Float32NdArray[] =>
  layers.flatMap(({ weights: { kernel, bias } }) => (kernel === undefined || bias === undefined ? [] : [kernel, bias]));

/** Numbers of a file as an array. */
export const floats = (values: Numbers = []): Float32NdArray => toFloat32(fromRows(values));
