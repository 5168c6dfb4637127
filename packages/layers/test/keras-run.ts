import {
  type Constraint,
  type Float32NdArray,
  fromRows,
  type JsonValue,
  type LayerConfig,
  type LayerSpec,
  type ModelArtifact,
  type NdArray,
  type Nested,
  type OptimizerSpec,
  type Regularizer,
  type Samples,
  toFloat32,
} from '@linnet/core';
import {
  adadelta,
  adagrad,
  adam,
  adamax,
  adamw,
  type LossName,
  type LossSpec,
  l1,
  l1l2,
  l2,
  maxNorm,
  minMaxNorm,
  nadam,
  nonNegative,
  rmsprop,
  sgd,
  unitNorm,
} from '../src/index.js';
import { resolveLoss } from '../src/losses.js';
import { weightConfig } from '../src/weight-rules.js';

/** A training run of Keras, as the reference files hold it. */
export interface KerasRun {
  readonly name: string;
  readonly layers: readonly KerasLayer[];
  readonly input_shape: readonly number[];
  readonly loss: string | Readonly<Record<string, JsonValue>>;
  readonly optimizer: string;
  readonly optimizer_arguments: Readonly<Record<string, number | boolean>>;
  readonly batch_size: number;
  readonly epochs: number;
  readonly X: Nested;
  readonly Y: Nested;
  readonly sample_weight?: Nested;
  readonly validation_data?: readonly Nested[];
  readonly initial_weights: readonly Nested[];
  readonly final_weights: readonly Nested[];
  readonly history: { readonly loss: readonly number[]; readonly val_loss?: readonly number[] };
  readonly prediction_after: Nested;
}

type Rule = Readonly<Record<string, JsonValue>>;

interface KerasLayer {
  readonly layer: string;
  readonly weights: readonly string[];
  readonly forward_layer?: KerasLayer;
  readonly backward_layer?: KerasLayer;
  readonly 'clip to'?: readonly number[];
  /** What else it was made with. */
  readonly [setting: string]: unknown;
}

/** Keras's names of layers where they are not ours with a capital. */
const kinds: Readonly<Record<string, string>> = {
  LSTM: 'lstm',
  GRU: 'gru',
  SimpleRNN: 'simpleRnn',
  LeakyReLU: 'leakyRelu',
  ELU: 'elu',
};

const kindOf = (layer: string): string =>
  kinds[layer] ?? `${layer.charAt(0).toLowerCase()}${layer.slice(1)}`.replace(/1D$/, '1d');

/** Settings of ours that are not Keras's in camel case. */
const names: Readonly<Record<string, string>> = {
  dilation_rate: 'dilation',
  pool_size: 'size',
  keepdims: 'keepDimensions',
  target_shape: 'to',
  input_dim: 'vocabularySize',
  output_dim: 'units',
  negative_slope: 'slope',
};

/** The model of a run with the weights it starts from, as a saved model would be. */
export function artifactOf({ layers, input_shape, initial_weights }: KerasRun): ModelArtifact {
  const left = [...initial_weights];
  const specs = layers
    .filter(({ layer }) => layer !== 'InputLayer')
    .map((layer, index): LayerSpec => {
      const kind = kindOf(layer.layer);
      const weights = weightNames(layer).map((name) => [name, floats(left.shift())] as const);
      return { kind, name: `layer_${index}`, config: configOf(layer), weights: Object.fromEntries(weights) };
    });
  return { format: 'linnet/1', input: input_shape, layers: specs };
}

/** `recurrent_kernel` and `beta_1` in our spelling. */
const camelCase = (name: string): string => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/** Of layers in both directions the first half of the weights is the forward layer's. */
function weightNames({ weights, forward_layer: forward }: KerasLayer): readonly string[] {
  if (forward === undefined) return weights.map(camelCase);
  return weights.map((name, at) => camelCase(`${at < forward.weights.length ? 'forward' : 'backward'}_${name}`));
}

/** What a layer is made with: settings of the same name, and rules as plain data. */
function configOf({
  layer,
  weights: _,
  forward_layer: forward,
  backward_layer: backward,
  ...rest
}: KerasLayer): LayerConfig {
  if (layer === 'Clip') return { to: rest['clip to'] ?? [] };
  if (forward !== undefined && backward !== undefined) {
    const merge = { concat: 'concatenate', sum: 'sum', mul: 'product', ave: 'mean' }[String(rest.merge_mode)];
    return { merge: merge ?? null, layer: nested(forward), backward: nested(backward) };
  }
  const limits = (rest.kernel_constraint as Rule | undefined)?.['clip to'];
  if (limits !== undefined) {
    const { kernel_constraint: __, bias_constraint: ___, ...settings } = rest;
    return { ...settingsOf(settings), clip: limits };
  }
  return settingsOf(rest);
}

const nested = (layer: KerasLayer): LayerConfig => ({ kind: kindOf(layer.layer), config: configOf(layer) });

function settingsOf(settings: Readonly<Record<string, unknown>>): LayerConfig {
  const entries = Object.entries(settings).flatMap(([name, value]): [string, JsonValue][] => {
    if (value === null) return [];
    const ours = names[name] ?? camelCase(name);
    if (name.endsWith('regularizer')) return Object.entries(weightConfig({ [ours]: regularizerOf(value as object) }));
    if (name.endsWith('constraint')) return Object.entries(weightConfig({ [ours]: constraintOf(value as object) }));
    // Sizes are lists, of one number for one axis.
    const isList = Array.isArray(value) && name !== 'target_shape';
    return [[ours, (name.endsWith('activation') ? camelCase(String(value)) : isList ? value[0] : value) as JsonValue]];
  });
  return Object.fromEntries(entries);
}

function regularizerOf(given: object): Regularizer {
  const rule: Readonly<Record<string, unknown>> = { ...given };
  const [absolute, squared] = [Number(rule.l1), Number(rule.l2)];
  if (rule.class === 'L1') return l1(absolute);
  return rule.class === 'L2' ? l2(squared) : l1l2({ l1: absolute, l2: squared });
}

function constraintOf(given: object): Constraint {
  const rule: Readonly<Record<string, unknown>> = { ...given };
  const [low, high, rate] = [Number(rule.min_value), Number(rule.max_value), Number(rule.rate)];
  if (rule.class === 'MaxNorm') return maxNorm(high);
  if (rule.class === 'MinMaxNorm') return minMaxNorm({ low, high, rate });
  return rule.class === 'UnitNorm' ? unitNorm() : nonNegative();
}

const lossNames: Readonly<Record<string, LossName>> = { mse: 'meanSquaredError', mae: 'meanAbsoluteError' };

/** The loss of a run: a name, or a class with its settings. */
export function lossOf({ loss }: KerasRun): LossSpec {
  if (typeof loss === 'string') return resolveLoss(lossNames[loss] ?? (camelCase(loss) as LossName));
  const { class: kind, ignore_class: _, ...settings } = loss;
  const named = Object.entries(settings).map(([name, value]) => [camelCase(name), value]);
  const ours = `${String(kind).charAt(0).toLowerCase()}${String(kind).slice(1)}`;
  return resolveLoss({ kind: ours, ...Object.fromEntries(named) } as LossSpec);
}

const optimizers = {
  SGD: sgd,
  Adam: adam,
  AdamW: adamw,
  Adamax: adamax,
  Nadam: nadam,
  RMSprop: rmsprop,
  Adagrad: adagrad,
  Adadelta: adadelta,
};
const optionNames: Readonly<Record<string, string>> = {
  clipnorm: 'clipNorm',
  clipvalue: 'clipValue',
  global_clipnorm: 'globalClipNorm',
  initial_accumulator_value: 'initialAccumulator',
};

/** The optimiser of a run. */
export function optimizerOf({ optimizer, optimizer_arguments: given }: KerasRun): OptimizerSpec {
  const make: (options: object) => OptimizerSpec = optimizers[optimizer as keyof typeof optimizers];
  const named = Object.entries(given).map(([name, value]) => [optionNames[name] ?? camelCase(name), value]);
  return make(Object.fromEntries(named));
}

/** The rows of a run: a number for each weight. */
export function samplesOf(x: Nested, y: Nested, weights?: Nested): Samples {
  const samples = { x: fromRows(x), y: fromRows(y) };
  if (weights === undefined) return samples;
  const { data }: NdArray = fromRows(weights);
  return { ...samples, weights: { data, shape: [data.length] } };
}

/** All weights of a model, in Keras's order. */
export const weightsOf = ({ layers }: ModelArtifact): readonly Float32NdArray[] =>
  layers.flatMap(({ weights }) => Object.values(weights));

/** Numbers of a file as an array. */
export const floats = (values: Nested = []): Float32NdArray => toFloat32(fromRows(values));
