// Keras's layers as those of a model artifact. What has no counterpart is named in `missing`.
import { isKnown, nameUnused, ourName } from './keras-names.mjs';
import { translateRule } from './keras-rules.mjs';
import { checkKeys } from './numbers.mjs';

const rules = ['kernel', 'recurrent', 'bias'].flatMap((of) => [`${of}_regularizer`, `${of}_constraint`]);
const ofWeights = ['use_bias', ...rules];
const ofKernelAndBias = ofWeights.filter((name) => !name.startsWith('recurrent'));
const recurrentWeights = ['kernel', 'recurrentKernel', 'bias'];

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
    options: ['activation', 'recurrent_activation', 'return_sequences', 'unit_forget_bias', ...ofWeights],
    weights: recurrentWeights,
  },
  GRU: {
    factory: 'gru',
    first: 'units',
    options: ['activation', 'recurrent_activation', 'return_sequences', 'reset_after', ...ofWeights],
    weights: recurrentWeights,
  },
  SimpleRNN: {
    factory: 'simpleRnn',
    first: 'units',
    options: ['activation', 'return_sequences', ...ofWeights],
    weights: recurrentWeights,
  },
  Activation: { factory: 'activation', first: 'activation', options: [], weights: [] },
  Softmax: { factory: 'softmax', options: [], weights: [] },
  Dropout: { factory: 'dropout', first: 'rate', options: [], weights: [] },
  Clip: { factory: 'clip', first: 'clip to', options: [], weights: [] },
};

/** Settings without effect on the numbers, at these values. */
const neutral = {
  name: 'any',
  trainable: [true],
  dtype: [null, 'float32'],
  activity_regularizer: [null],
  // Other layers than their owners have them in the files, always so.
  kernel_regularizer: [null],
  recurrent_regularizer: [null],
  bias_regularizer: [null],
  kernel_constraint: [null],
  recurrent_constraint: [null],
  bias_constraint: [null],
  // Weights are given, and noise is nobody's but Keras's.
  kernel_initializer: 'any',
  recurrent_initializer: 'any',
  bias_initializer: 'any',
  seed: 'any',
  noise_shape: [null],
  // How a recurrent layer is run.
  unroll: 'any',
  implementation: 'any',
  use_cudnn: 'any',
  dropout: [0],
  recurrent_dropout: [0],
  go_backwards: [false],
  stateful: [false],
  return_state: [false],
  zero_output_for_mask: [false],
  supports_masking: 'any',
  axis: [-1],
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
  const { layer: kind, weights, ...settings } = layer;
  const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  const isThere = known?.factory === undefined || typeof packages.layers[known.factory] === 'function';
  if (known === undefined || !isThere) {
    missing.add('layer', `"${kind}"`);
    return {};
  }
  nameUnused(settings, [known.first, ...known.options], neutral, kind, missing);
  const hasBias = settings.use_bias ?? true;
  const own = known.weights.filter((name) => name !== 'bias' || hasBias);
  if (weights.map(ourName).join() !== own.join()) missing.add(kind, `with weights ${weights.join(', ')}`);
  if (kind === 'Dropout' && settings.rate > 0) missing.add(`repetition of Keras's noise in ${kind}`);
  if (known.factory === undefined) return {};
  const made = makeLayer(known, settings, hasBias, missing, packages);
  return made === undefined ? {} : { kind: made.kind, config: made.config, weights: own };
}

/** The layer, made as a user would; undefined where something that it needs is missing. */
function makeLayer({ factory, first, options }, settings, hasBias, missing, packages) {
  const make = packages.layers[factory];
  const given = {};
  for (const name of options) {
    const value = settings[name];
    if (value === undefined || value === null || (name.startsWith('bias_') && !hasBias)) continue;
    given[ourName(name)] = rules.includes(name)
      ? translateRule(name, value, missing, packages)
      : translateValue(name, value, (ours) => make(1, { [ourName(name)]: ours }), missing, packages);
  }
  if (first === undefined) return missing.any() ? undefined : make();
  const argument = translateValue(first, settings[first], make, missing, packages);
  return missing.any() ? undefined : make(argument, given);
}

/** Names of functions in our spelling; asked whether we have them. */
function translateValue(name, value, attempt, missing, { core }) {
  if (!name.endsWith('activation')) return value;
  const ours = ourName(value);
  if (!isKnown(core, () => attempt(ours))) missing.add('activation', `"${value}"`);
  return ours;
}
