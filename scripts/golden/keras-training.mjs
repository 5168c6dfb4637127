// Keras's losses and optimisers in our words. What has no counterpart is named in `missing`.
import { isKnown, nameUnused, ourName, withSetting } from './keras-names.mjs';
import { translateSchedule } from './keras-schedules.mjs';
import { isObject } from './numbers.mjs';

const lossAliases = {
  mse: 'mean_squared_error',
  mae: 'mean_absolute_error',
  mape: 'mean_absolute_percentage_error',
  msle: 'mean_squared_logarithmic_error',
  bce: 'binary_crossentropy',
  kld: 'kl_divergence',
  kldivergence: 'kl_divergence',
  kullback_leibler_divergence: 'kl_divergence',
  logcosh: 'log_cosh',
  cce: 'categorical_crossentropy',
};
const neutralForLosses = {
  name: 'any',
  dtype: 'any',
  reduction: ['sum_over_batch_size', 'mean', 'auto'],
  axis: [-1],
  ignore_class: [null],
};
const lossOptions = ['from_logits', 'label_smoothing', 'delta'];

/** Our loss: of a name, of a class with its configuration, or of a name with arguments beside it. */
export function translateLoss(loss, beside, missing, { core, layers }) {
  const { name, given } = typeof loss === 'string' ? { name: loss, given: {} } : configured(loss);
  const all = { ...given, ...beside };
  nameUnused(all, lossOptions, neutralForLosses, `loss "${name}"`, missing);
  const kind = ourName(lossAliases[String(name).toLowerCase()] ?? String(name));
  const compile = (value) => layers.sequential(1, [layers.dense(2)]).compile({ loss: value });
  if (!isKnown(core, () => compile(kind))) missing.add('loss', `"${name}"`);
  const options = Object.entries(all).filter(([key, value]) => lossOptions.includes(key) && value !== null);
  if (missing.any() || options.length === 0) return kind;
  const spec = { kind, ...Object.fromEntries(options.map(([key, value]) => [ourName(key), value])) };
  if (!isKnown(core, () => compile(spec), ['bad-option'])) missing.add(`loss "${name}"`, `with ${JSON.stringify(all)}`);
  return spec;
}

/** A class and its configuration: as the files have it, or as Keras serialises it. */
function configured(loss) {
  if (!isObject(loss)) return { name: JSON.stringify(loss), given: {} };
  const { class: kind, class_name: name = kind, config, module: _, registered_name: __, ...own } = loss;
  return { name, given: { ...own, ...config } };
}

const moments = ['beta_1', 'beta_2', 'epsilon'];

/** Our factory for each optimiser, and the options it has beside those of all. */
const optimizers = {
  SGD: { factory: 'sgd', options: ['momentum', 'nesterov'] },
  Adam: { factory: 'adam', options: [...moments, 'amsgrad'] },
  AdamW: { factory: 'adamw', options: [...moments, 'amsgrad'] },
  Adamax: { factory: 'adamax', options: moments },
  Nadam: { factory: 'nadam', options: moments },
  RMSprop: { factory: 'rmsprop', options: ['rho', 'momentum', 'epsilon', 'centered'] },
  Adagrad: { factory: 'adagrad', options: ['initial_accumulator_value', 'epsilon'] },
  Adadelta: { factory: 'adadelta', options: ['rho', 'epsilon'] },
};
const ofAll = ['learning_rate', 'weight_decay', 'clipnorm', 'clipvalue', 'global_clipnorm'];
const optionNames = {
  clipnorm: 'clipNorm',
  clipvalue: 'clipValue',
  global_clipnorm: 'globalClipNorm',
  initial_accumulator_value: 'initialAccumulator',
};

const neutralForAll = {
  name: 'any',
  use_ema: [false],
  ema_momentum: 'any',
  ema_overwrite_frequency: 'any',
  loss_scale_factor: [null],
  gradient_accumulation_steps: [null],
};

/** Our optimiser, and callbacks where its rate is a schedule. */
export function translateOptimizer(name, given, missing, packages) {
  if (!isObject(given)) throw new Error('its optimizer_arguments are no object');
  const kind = Object.keys(optimizers).find((known) => known.toLowerCase() === String(name).toLowerCase());
  const known = kind === undefined ? undefined : optimizers[kind];
  if (known === undefined || typeof packages.layers[known.factory] !== 'function') {
    missing.add('optimizer', `"${name}"`);
    return {};
  }
  const options = [...ofAll, ...known.options];
  nameUnused(given, options, neutralForAll, `optimizer "${name}"`, missing);
  const scheduled = translateSchedule(given.learning_rate, missing, packages);
  const plain = { ...given, ...(scheduled === undefined ? {} : { learning_rate: scheduled.first }) };
  const ours = Object.entries(plain).filter(([key, value]) => options.includes(key) && value !== null);
  for (const [key, value] of ours) {
    if (!['number', 'boolean'].includes(typeof value)) missing.add(`optimizer "${name}"`, withSetting(key, value));
  }
  if (missing.any()) return {};
  const settings = ours.map(([key, value]) => [optionNames[key] ?? ourName(key), value]);
  return {
    optimizer: packages.layers[known.factory](Object.fromEntries(settings)),
    callbacks: scheduled?.callbacks ?? [],
  };
}
