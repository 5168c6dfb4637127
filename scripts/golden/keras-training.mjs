// Keras's losses and optimisers in our words. What has no counterpart is named in `missing`.
import { isKnown, nameUnused, ourName, withSetting } from './keras-names.mjs';
import { isObject } from './numbers.mjs';

const lossAliases = {
  mse: 'mean_squared_error',
  mae: 'mean_absolute_error',
  bce: 'binary_crossentropy',
  kld: 'kl_divergence',
};

/** Our name of a loss. */
export function translateLoss(loss, missing, { core, layers }) {
  if (typeof loss !== 'string') {
    missing.add('loss', JSON.stringify(loss));
    return undefined;
  }
  const name = ourName(lossAliases[loss.toLowerCase()] ?? loss);
  const attempt = () => layers.sequential(1, [layers.dense(1)]).compile({ loss: name });
  if (!isKnown(core, attempt)) missing.add('loss', `"${loss}"`);
  return name;
}

/** Our factory for each optimiser, our options by Keras's names, and arguments that change nothing at these values. */
const optimizers = {
  SGD: { factory: 'sgd', options: { learning_rate: 'learningRate' }, neutral: { momentum: [0], nesterov: [false] } },
  Adam: {
    factory: 'adam',
    options: { learning_rate: 'learningRate', beta_1: 'beta1', beta_2: 'beta2', epsilon: 'epsilon' },
    neutral: { amsgrad: [false] },
  },
};

const neutralForAll = {
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
  if (!isObject(given)) throw new Error('its optimizer_arguments are no object');
  const known = Object.hasOwn(optimizers, name) ? optimizers[name] : undefined;
  if (known === undefined || typeof layers[known.factory] !== 'function') {
    missing.add('optimizer', `"${name}"`);
    return undefined;
  }
  const { options, neutral, factory } = known;
  nameUnused(given, Object.keys(options), { ...neutralForAll, ...neutral }, `optimizer "${name}"`, missing);
  const ours = Object.entries(given).filter(([key]) => Object.hasOwn(options, key));
  for (const [key, value] of ours) {
    if (typeof value !== 'number') missing.add(`optimizer "${name}"`, withSetting(key, value));
  }
  return missing.any()
    ? undefined
    : layers[factory](Object.fromEntries(ours.map(([key, value]) => [options[key], value])));
}
