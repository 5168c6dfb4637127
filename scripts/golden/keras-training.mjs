// Keras's losses and optimisers in our words. What has no counterpart is named in `missing`.
import { isKnown, nameUnused, ourName, withSetting } from './keras-names.mjs';
import { isObject } from './numbers.mjs';

const lossAliases = {
  mse: 'mean_squared_error',
  mae: 'mean_absolute_error',
  bce: 'binary_crossentropy',
  kld: 'kl_divergence',
  cce: 'categorical_crossentropy',
};

/** Our name of a loss. */
export function translateLoss(loss, missing, { core, layers }) {
  if (typeof loss !== 'string') {
    missing.add('loss', JSON.stringify(loss));
    return undefined;
  }
  const name = ourName(lossAliases[loss.toLowerCase()] ?? loss);
  const attempt = () => layers.sequential(1, [layers.dense(2)]).compile({ loss: name });
  if (!isKnown(core, attempt)) missing.add('loss', `"${loss}"`);
  return name;
}

/** Our factory for each optimiser, the options it has in both, and arguments that change nothing at these values. */
const optimizers = {
  SGD: { factory: 'sgd', options: ['learning_rate', 'momentum', 'nesterov'] },
  Adam: { factory: 'adam', options: ['learning_rate', 'beta_1', 'beta_2', 'epsilon'], neutral: { amsgrad: [false] } },
  RMSprop: { factory: 'rmsprop', options: ['learning_rate', 'rho', 'momentum', 'epsilon', 'centered'] },
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
  nameUnused(given, options, { ...neutralForAll, ...neutral }, `optimizer "${name}"`, missing);
  const ours = Object.entries(given).filter(([key]) => options.includes(key));
  for (const [key, value] of ours) {
    if (!['number', 'boolean'].includes(typeof value)) missing.add(`optimizer "${name}"`, withSetting(key, value));
  }
  return missing.any()
    ? undefined
    : layers[factory](Object.fromEntries(ours.map(([key, value]) => [ourName(key), value])));
}
