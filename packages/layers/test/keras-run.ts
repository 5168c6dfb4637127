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
import { adam, l1, l1l2, l2, maxNorm, minMaxNorm, nonNegative, rmsprop, sgd, unitNorm } from '../src/index.js';
import { weightConfig } from '../src/weight-rules.js';

/** A training run of Keras, as the reference files hold it. */
export interface KerasRun {
  readonly name: string;
  readonly layers: readonly KerasLayer[];
  readonly input_shape: readonly number[];
  readonly loss: string;
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

type Rule = Readonly<Record<string, JsonValue>> | null;

interface KerasLayer {
  readonly layer: string;
  readonly weights: readonly string[];
  readonly units?: number;
  readonly activation?: string;
  readonly recurrent_activation?: string;
  readonly return_sequences?: boolean;
  readonly use_bias?: boolean;
  readonly reset_after?: boolean;
  readonly kernel_regularizer?: Rule;
  readonly recurrent_regularizer?: Rule;
  readonly bias_regularizer?: Rule;
  readonly kernel_constraint?: Rule;
  readonly recurrent_constraint?: Rule;
  readonly bias_constraint?: Rule;
  readonly 'clip to'?: readonly number[];
}

const kinds: Readonly<Record<string, string>> = {
  Dense: 'dense',
  LSTM: 'lstm',
  GRU: 'gru',
  SimpleRNN: 'simpleRnn',
  Activation: 'activation',
  Softmax: 'softmax',
  Clip: 'clip',
};

/** The model of a run with the weights it starts from, as a saved model would be. */
export function artifactOf({ layers, input_shape, initial_weights }: KerasRun): ModelArtifact {
  const left = [...initial_weights];
  const specs = layers
    .filter(({ layer }) => layer !== 'InputLayer')
    .map((layer, index): LayerSpec => {
      const kind = kinds[layer.layer];
      if (kind === undefined) throw new Error(`No layer ${layer.layer}.`);
      const weights = layer.weights.map((name) => [camelCase(name), floats(left.shift())] as const);
      return { kind, name: `layer_${index}`, config: configOf(layer), weights: Object.fromEntries(weights) };
    });
  return { format: 'linnet/1', input: input_shape, layers: specs };
}

/** `recurrent_kernel` and `beta_1` in our spelling. */
const camelCase = (name: string): string => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/** What a layer is made with: settings of the same name, and rules as plain data. */
function configOf(layer: KerasLayer): LayerConfig {
  if (layer.layer === 'Clip') return { to: layer['clip to'] ?? [] };
  const { layer: _, weights, kernel_regularizer, recurrent_regularizer, bias_regularizer, ...rest } = layer;
  const { kernel_constraint, recurrent_constraint, bias_constraint, ...settings } = rest;
  const names = Object.entries(settings).map(([name, value]) => [camelCase(name), value]);
  const limits = kernel_constraint?.['clip to'];
  if (limits !== undefined) return Object.fromEntries([...names, ['clip', limits]]);
  const rules = weightConfig({
    ...ruleOf('kernelRegularizer', kernel_regularizer, regularizerOf),
    ...ruleOf('recurrentRegularizer', recurrent_regularizer, regularizerOf),
    ...ruleOf('biasRegularizer', bias_regularizer, regularizerOf),
    ...ruleOf('kernelConstraint', kernel_constraint, constraintOf),
    ...ruleOf('recurrentConstraint', recurrent_constraint, constraintOf),
    ...ruleOf('biasConstraint', bias_constraint, constraintOf),
  });
  return { ...Object.fromEntries(names), ...rules };
}

const ruleOf = <Name extends string, Value>(
  name: Name,
  rule: Rule | undefined,
  make: (rule: Readonly<Record<string, unknown>>) => Value,
): { readonly [Key in Name]?: Value } =>
  // A computed key has the type of any text.
  (rule === null || rule === undefined ? {} : { [name]: make(rule) }) as { readonly [Key in Name]?: Value };

function regularizerOf(rule: Readonly<Record<string, unknown>>): Regularizer {
  const [absolute, squared] = [Number(rule.l1), Number(rule.l2)];
  if (rule.class === 'L1') return l1(absolute);
  return rule.class === 'L2' ? l2(squared) : l1l2({ l1: absolute, l2: squared });
}

function constraintOf(rule: Readonly<Record<string, unknown>>): Constraint {
  const [low, high, rate] = [Number(rule.min_value), Number(rule.max_value), Number(rule.rate)];
  if (rule.class === 'MaxNorm') return maxNorm(high);
  if (rule.class === 'MinMaxNorm') return minMaxNorm({ low, high, rate });
  return rule.class === 'UnitNorm' ? unitNorm() : nonNegative();
}

const optimizers = { SGD: sgd, Adam: adam, RMSprop: rmsprop };

/** The optimiser of a run. */
export function optimizerOf({ optimizer, optimizer_arguments: given }: KerasRun): OptimizerSpec {
  const make: (options: object) => OptimizerSpec = optimizers[optimizer as keyof typeof optimizers];
  const named = Object.entries(given).map(([name, value]) => [camelCase(name), value]);
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
