// Keras's layers as those of a model artifact. What has no counterpart is named in `missing`.
import { functionLayer, functionSettings } from './keras-functions.mjs';
import { isKnown, nameUnused, ourName } from './keras-names.mjs';
import { translateRule } from './keras-rules.mjs';
import { checkKeys, isObject } from './numbers.mjs';

const rulesOf = (...weights) => weights.flatMap((weight) => [`${weight}_regularizer`, `${weight}_constraint`]);
const ofKernelAndBias = ['trainable', 'use_bias', ...rulesOf('kernel', 'bias')];
const ofSteps = ['activation', 'return_sequences', ...ofKernelAndBias, ...rulesOf('recurrent')];
const recurrentWeights = ['kernel', 'recurrentKernel', 'bias'];
const pooling = { first: 'pool_size', options: ['strides', 'padding'], weights: [] };
const globalPooling = { options: ['keepdims'], weights: [] };
const normalization = ['trainable', 'epsilon', 'center', 'scale', ...rulesOf('gamma', 'beta')];

/**
 * For each layer: our factory, the options it reads under Keras's names, and its weights in Keras's order. Those with
 * `first` take that setting as their first argument.
 */
const kinds = {
  InputLayer: { options: ['batch_shape'], weights: [] },
  Dense: { factory: 'dense', first: 'units', options: ['activation', ...ofKernelAndBias], weights: ['kernel', 'bias'] },
  LSTM: {
    factory: 'lstm',
    first: 'units',
    options: ['recurrent_activation', 'unit_forget_bias', ...ofSteps],
    weights: recurrentWeights,
  },
  GRU: {
    factory: 'gru',
    first: 'units',
    options: ['recurrent_activation', 'reset_after', ...ofSteps],
    weights: recurrentWeights,
  },
  SimpleRNN: { factory: 'simpleRnn', first: 'units', options: ofSteps, weights: recurrentWeights },
  Conv1D: {
    factory: 'conv1d',
    first: 'filters',
    // The size first: a layer is asked for an activation with what comes before it.
    options: ['kernel_size', 'strides', 'padding', 'dilation_rate', 'activation', ...ofKernelAndBias],
    weights: ['kernel', 'bias'],
  },
  MaxPooling1D: { factory: 'maxPooling1d', ...pooling },
  AveragePooling1D: { factory: 'averagePooling1d', ...pooling },
  GlobalMaxPooling1D: { factory: 'globalMaxPooling1d', ...globalPooling },
  GlobalAveragePooling1D: { factory: 'globalAveragePooling1d', ...globalPooling },
  Flatten: { factory: 'flatten', options: [], weights: [] },
  Reshape: { factory: 'reshape', first: 'target_shape', options: [], weights: [] },
  Embedding: {
    factory: 'embedding',
    first: 'output_dim',
    options: ['trainable', 'input_dim', ...rulesOf('embeddings')],
    weights: ['embeddings'],
  },
  BatchNormalization: {
    factory: 'batchNormalization',
    options: ['momentum', ...normalization],
    weights: ['gamma', 'beta', 'movingMean', 'movingVariance'],
  },
  LayerNormalization: { factory: 'layerNormalization', options: normalization, weights: ['gamma', 'beta'] },
  Activation: { factory: 'activation', first: 'activation', options: [], weights: [] },
  Softmax: { factory: 'softmax', options: [], weights: [] },
  Dropout: { factory: 'dropout', first: 'rate', options: [], weights: [] },
  GaussianNoise: { factory: 'gaussianNoise', first: 'stddev', options: [], weights: [] },
  Clip: { factory: 'clip', first: 'clip to', options: [], weights: [] },
};

/** Settings of ours that are not Keras's in camel case. */
const names = { dilation_rate: 'dilation', keepdims: 'keepDimensions', input_dim: 'vocabularySize' };
const optionName = (name) => names[name] ?? ourName(name);
/** Whether a layer has a weight, by a setting that says so or, where the file has none, by its list of weights. */
const switches = { bias: 'use_bias', gamma: 'scale', beta: 'center' };
const merges = { concat: 'concatenate', sum: 'sum', mul: 'product', ave: 'mean' };

/** Settings without effect on the numbers, at these values. */
const neutral = {
  name: 'any',
  // Of layers without weights.
  trainable: 'any',
  dtype: [null, 'float32'],
  activity_regularizer: [null],
  // Other layers than their owners have them in the files, always so.
  ...Object.fromEntries(rulesOf('kernel', 'recurrent', 'bias').map((name) => [name, [null]])),
  // Weights are given, and noise is nobody's but Keras's.
  kernel_initializer: 'any',
  recurrent_initializer: 'any',
  bias_initializer: 'any',
  gamma_initializer: 'any',
  beta_initializer: 'any',
  moving_mean_initializer: 'any',
  moving_variance_initializer: 'any',
  embeddings_initializer: 'any',
  seed: 'any',
  noise_shape: [null],
  // How a layer is run.
  unroll: 'any',
  implementation: 'any',
  use_cudnn: 'any',
  synchronized: 'any',
  dropout: [0],
  recurrent_dropout: [0],
  go_backwards: [false],
  stateful: [false],
  return_state: [false],
  // There are no masks.
  zero_output_for_mask: 'any',
  supports_masking: 'any',
  axis: [-1, 1, 2, 3],
  data_format: [null, 'channels_last'],
  groups: [1],
  rank: 'any',
  mask_zero: [false],
  input_length: 'any',
  lora_rank: [null],
  lora_alpha: [null],
  quantization_config: [null],
  rms_scaling: [false],
  renorm: [false],
  renorm_clipping: 'any',
  renorm_momentum: 'any',
  padding: ['valid'],
};

/** The model with its initial weights as an artifact, and for each of Keras's weights the layer and the name it has there. */
export function translateModel({ layers, input_shape: input, initial_weights: initial }, missing, packages) {
  const specs = [];
  const slots = [];
  for (const [index, layer] of layers.entries()) {
    const { kind, config, weights } = translateLayer(layer, index, missing, packages);
    if (kind === undefined) continue;
    const own = weights.map((name, at) => ({ layer: specs.length, name, keras: slots.length + at }));
    specs.push({ kind, name: `${kind}_${index}`, config, own });
    slots.push(...own);
  }
  if (missing.any()) return undefined;
  if (initial.length !== slots.length) {
    throw new Error(`it has ${initial.length} initial weights; its layers take ${slots.length}`);
  }
  const { fromRows, toFloat32 } = packages.core;
  const weightsOf = (own) =>
    Object.fromEntries(own.map(({ name, keras }) => [name, toFloat32(fromRows(initial[keras]))]));
  const withWeights = specs.map(({ own, ...spec }) => ({ ...spec, weights: weightsOf(own) }));
  return { artifact: { format: 'linnet/1', input, layers: withWeights }, slots };
}

/** A layer without a kind of ours is left out, or missing. */
function translateLayer(layer, index, missing, packages) {
  checkKeys(layer, ['layer', 'weights'], `layers[${index}]`);
  const { layer: kind, weights, ...given } = layer;
  const settings = withPlainType(given);
  const made =
    kind === 'Bidirectional'
      ? makeBidirectional(settings, missing, packages)
      : makeLayer(kind, { ...switchesFrom(weights), ...settings }, missing, packages);
  if (made === undefined) return {};
  // Both directions of a layer have weights of the same names.
  const bare = made.weights.map((name) => ourName(name.replace(/^(forward|backward)(?=[A-Z])/, '')));
  if (weights.map(ourName).join() !== bare.join()) missing.add(kind, `with weights ${weights.join(', ')}`);
  return { kind: made.layer?.kind, config: made.layer?.config, weights: made.weights };
}

/** Keras serialises the type of numbers as a policy. */
const withPlainType = ({ dtype = null, ...settings }) => ({ ...settings, dtype: dtype?.config?.name ?? dtype });

/** What a list of weights says of a layer whose settings do not. */
const switchesFrom = (weights) =>
  weights.includes('moving_mean') || weights.includes('gamma') || weights.includes('beta')
    ? { scale: weights.includes('gamma'), center: weights.includes('beta') }
    : {};

/** The layer, made as a user would, and the names of its weights; undefined where something that it needs is missing. */
function makeLayer(kind, settings, missing, packages) {
  const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (known === undefined && Object.hasOwn(functionSettings, kind)) {
    const layer = functionLayer(kind, settings, missing, neutral, packages.layers);
    return missing.any() ? undefined : { layer, weights: [] };
  }
  const isThere = known?.factory === undefined || typeof packages.layers[known.factory] === 'function';
  if (known === undefined || !isThere) {
    missing.add('layer', `"${kind}"`);
    return undefined;
  }
  nameUnused(settings, [known.first, ...known.options], neutral, kind, missing);
  if (kind === 'Dropout' && settings.rate > 0) missing.add(`repetition of Keras's noise in ${kind}`);
  if (kind === 'GaussianNoise' && settings.stddev > 0) missing.add(`repetition of Keras's noise in ${kind}`);
  const weights = known.weights.filter((name) => settings[switches[name]] ?? true);
  if (known.factory === undefined) return { weights };
  const layer = callFactory(known, settings, missing, packages);
  return layer === undefined ? undefined : { layer, weights };
}

function callFactory({ factory, first, options }, settings, missing, packages) {
  const make = packages.layers[factory];
  if (first === undefined) {
    const given = givenOptions(options, settings, make, missing, packages);
    return missing.any() ? undefined : make(given);
  }
  const argument = translateValue(first, settings[first], make, missing, packages);
  const attempt = (given) => make(argument, given);
  const given = givenOptions(options, settings, attempt, missing, packages);
  return missing.any() ? undefined : make(argument, given);
}

function givenOptions(options, settings, attempt, missing, packages) {
  const given = {};
  for (const name of options) {
    const value = settings[name];
    const owner = Object.keys(switches).find((weight) => name.startsWith(`${weight}_`));
    const isForNothing = owner !== undefined && settings[switches[owner]] === false;
    if (value === undefined || value === null || isForNothing) continue;
    const ours = optionName(name);
    given[ours] = /_(regularizer|constraint)$/.test(name)
      ? translateRule(name, value, missing, packages)
      : translateValue(name, value, (each) => attempt({ ...given, [ours]: each }), missing, packages);
  }
  return given;
}

/** Names of functions in our spelling, asked whether we have them; a list of one number as that number. */
function translateValue(name, value, attempt, missing, { core }) {
  if (name === 'target_shape' || name === 'clip to') return value;
  if (Array.isArray(value)) return value[0];
  if (!name.endsWith('activation')) return value;
  const ours = ourName(value === 'swish' ? 'silu' : value);
  if (!isKnown(core, () => attempt(ours), ['unknown-name', 'bad-option'])) missing.add('activation', `"${value}"`);
  return ours;
}

/** A layer around two: `forward_layer` and `backward_layer`, written as layers are, or as Keras serialises them. */
function makeBidirectional({ forward_layer: there, backward_layer: back, ...settings }, missing, packages) {
  const { merge_mode: merge = 'concat', trainable, ...rest } = settings;
  const handled = ['return_sequences', 'units', 'activation', 'recurrent_activation', 'use_bias'];
  nameUnused(rest, handled, neutral, 'Bidirectional', missing);
  // Frozen, both of its layers are.
  const frozen = trainable === false ? { trainable } : {};
  const [forward, backward] = [there, back].map((layer) => nestedLayer(layer, frozen, missing, packages));
  if (!Object.hasOwn(merges, merge)) missing.add('Bidirectional', `with merge_mode=${merge}`);
  if (missing.any() || forward === undefined) return undefined;
  const both = backward === undefined ? {} : { backward: backward.layer };
  const named = (direction, weights) =>
    weights.map((name) => `${direction}${name.charAt(0).toUpperCase()}${name.slice(1)}`);
  return {
    layer: packages.layers.bidirectional(forward.layer, { merge: merges[merge], ...both }),
    weights: [...named('forward', forward.weights), ...named('backward', (backward ?? forward).weights)],
  };
}

function nestedLayer(layer, shared, missing, packages) {
  if (layer === undefined || layer === null) return undefined;
  if (!isObject(layer)) throw new Error('a layer of Bidirectional is no object');
  const { layer: kind, class_name: name, config, module: _, registered_name: __, ...own } = layer;
  const { weights: ___, build_config: ____, go_backwards: _____, ...settings } = { ...own, ...config, ...shared };
  return makeLayer(kind ?? name, withPlainType(settings), missing, packages);
}
