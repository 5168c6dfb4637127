// Keras's words for layers, losses and optimisers in ours. What has no counterpart is named in `missing`.
import { checkKeys, isObject } from './numbers.mjs';

/** A Keras name, `leaky_relu` or `MeanSquaredError`, in our spelling. */
const ourName = (name) =>
  name
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase())
    .replace(/_+([a-z0-9])/g, (_, letter) => letter.toUpperCase());

const lossAliases = {
  mse: 'mean_squared_error',
  mae: 'mean_absolute_error',
  bce: 'binary_crossentropy',
  kld: 'kl_divergence',
};

/** Whether our packages know a name: they are asked, so that what is built later is found without a change here. */
function isKnown({ LinnetError }, attempt) {
  try {
    attempt();
    return true;
  } catch (error) {
    if (LinnetError.is(error) && error.code === 'unknown-name') return false;
    throw error;
  }
}

/** Settings that differ from what leaves them without effect, beyond those that are translated. */
function settingsWithoutUse(settings, translated, neutral) {
  return Object.entries(settings).filter(([key, value]) => {
    if (translated.includes(key)) return false;
    return !(Object.hasOwn(neutral, key) && (neutral[key] === 'any' || neutral[key].includes(value)));
  });
}

const shown = ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`;

/** Every layer's translation to `{ kind, config }` with the weights it takes, in Keras's order. */
const layerKinds = {
  InputLayer: () => ({ weights: [] }),
  Dense: (layer, missing, packages) => {
    const { units, activation = 'linear', use_bias: useBias = true } = layer;
    const { core, layers } = packages;
    const name = ourName(activation ?? 'linear');
    if (!isKnown(core, () => layers.dense(1, { activation: name }))) missing.add(`activation "${activation}"`);
    const clip = clipOf(layer, useBias, missing);
    return {
      kind: 'dense',
      config: { units, activation: name, useBias, clip },
      weights: useBias ? ['kernel', 'bias'] : ['kernel'],
    };
  },
  Clip: (layer) => ({ kind: 'clip', config: { to: layer['clip to'] }, weights: [] }),
};

/** Keys that a translation reads. */
const layerKeys = {
  InputLayer: [],
  Dense: ['units', 'activation', 'use_bias', 'kernel_constraint', 'bias_constraint'],
  Clip: ['clip to'],
};

const neutralOfLayers = {
  name: 'any',
  trainable: [true],
  dtype: [null, 'float32'],
  kernel_regularizer: [null],
  bias_regularizer: [null],
  activity_regularizer: [null],
};

/** The clip of a layer's weights; ours is one for kernel and bias, after each update. */
function clipOf({ kernel_constraint: kernel = null, bias_constraint: bias = null }, useBias, missing) {
  if (kernel === null && (bias === null || !useBias)) return null;
  const [clip, other] = [JSON.stringify(kernel), JSON.stringify(useBias ? bias : kernel)];
  const { 'clip to': to, when, ...rest } = kernel ?? {};
  if (clip === other && Array.isArray(to) && when === 'after each update' && Object.keys(rest).length === 0) return to;
  missing.add(
    clip === other ? `constraint ${clip}` : `constraints that differ for kernel (${clip}) and bias (${other})`,
  );
  return null;
}

/** The model with its initial weights as an artifact, and where each of Keras's weights is in it. */
export function translateLayers({ layers, input_shape: input, initial_weights: initial }, missing, packages) {
  const specs = [];
  const slots = [];
  for (const [index, layer] of layers.entries()) {
    checkKeys(layer, ['layer', 'weights'], `layers[${index}]`);
    const { layer: kind, weights, ...settings } = layer;
    if (!Object.hasOwn(layerKinds, kind)) {
      missing.add(`layer "${kind}"`);
      continue;
    }
    for (const setting of settingsWithoutUse(settings, layerKeys[kind], neutralOfLayers))
      missing.add(`${kind} with ${shown(setting)}`);
    const spec = layerKinds[kind](layer, missing, packages);
    if (weights.join() !== spec.weights.join()) missing.add(`${kind} with weights ${weights.join(', ')}`);
    if (kind === 'Dense' && input.length !== 1) missing.add(`${kind} on rows of ${input.join(' x ')}`);
    if (spec.kind === undefined) continue;
    const own = spec.weights.map((name) => ({
      layer: specs.length,
      name,
      keras: slots.length + spec.weights.indexOf(name),
    }));
    slots.push(...own);
    specs.push({ kind: spec.kind, name: `${spec.kind}_${index}`, config: spec.config, own });
  }
  if (missing.size > 0) return undefined;
  if (initial.length !== slots.length)
    throw new Error(`it has ${initial.length} initial weights; its layers take ${slots.length}`);
  const weightOf = ({ name, keras }) => [name, packages.core.toFloat32(packages.core.fromRows(initial[keras]))];
  return {
    artifact: {
      format: 'linnet/1',
      input,
      layers: specs.map(({ own, ...spec }) => ({ ...spec, weights: Object.fromEntries(own.map(weightOf)) })),
    },
    slots,
  };
}

/** Our name of a loss. */
export function translateLoss(loss, missing, { core, layers }) {
  if (typeof loss !== 'string') {
    missing.add(`loss ${JSON.stringify(loss)}`);
    return undefined;
  }
  const name = ourName(lossAliases[loss.toLowerCase()] ?? loss);
  const attempt = () => layers.sequential(1, [layers.dense(1)]).compile({ loss: name });
  if (!isKnown(core, attempt)) missing.add(`loss "${loss}"`);
  return name;
}

/** Keras's optimisers: our factory, its options by Keras's names, and arguments that change nothing at these values. */
const optimizers = {
  SGD: { factory: 'sgd', options: { learning_rate: 'learningRate' }, neutral: { momentum: [0], nesterov: [false] } },
  Adam: {
    factory: 'adam',
    options: { learning_rate: 'learningRate', beta_1: 'beta1', beta_2: 'beta2', epsilon: 'epsilon' },
    neutral: { amsgrad: [false] },
  },
};

const neutralOfOptimizers = {
  name: 'any',
  weight_decay: [null],
  clipnorm: [null],
  clipvalue: [null],
  global_clipnorm: [null],
  use_ema: [false],
  loss_scale_factor: [null],
  gradient_accumulation_steps: [null],
};

/** Our optimiser. */
export function translateOptimizer(name, given, missing, { layers }) {
  const known = Object.hasOwn(optimizers, name) ? optimizers[name] : undefined;
  if (known === undefined || typeof layers[known.factory] !== 'function') {
    missing.add(`optimizer "${name}"`);
    return undefined;
  }
  if (!isObject(given)) throw new Error('optimizer_arguments is no object');
  const { options, neutral, factory } = known;
  const unused = settingsWithoutUse(given, Object.keys(options), { ...neutralOfOptimizers, ...neutral });
  for (const setting of unused) missing.add(`optimizer ${name} with ${shown(setting)}`);
  const ours = Object.entries(given).filter(([key]) => Object.hasOwn(options, key));
  for (const setting of ours)
    if (typeof setting[1] !== 'number') missing.add(`optimizer ${name} with ${shown(setting)}`);
  return missing.size > 0
    ? undefined
    : layers[factory](Object.fromEntries(ours.map(([key, value]) => [options[key], value])));
}
