// Keras's learning-rate schedules, which its optimisers take for a rate, as our schedules.
import { nameUnused } from './keras-names.mjs';
import { isObject } from './numbers.mjs';

/** For each schedule our value of its configuration, and the rate it starts from. */
const schedules = {
  ExponentialDecay: (config, layers) => decay(layers.exponentialDecay, config),
  InverseTimeDecay: (config, layers) => decay(layers.inverseTimeDecay, config),
  PolynomialDecay: ({ initial_learning_rate: first, decay_steps: decaySteps, ...rest }, layers) => ({
    first,
    schedule: layers.polynomialDecay(
      first,
      given({ decaySteps, endLearningRate: rest.end_learning_rate, power: rest.power, cycle: rest.cycle }),
    ),
  }),
  PiecewiseConstantDecay: ({ boundaries, values }, layers) => ({
    first: values[0],
    schedule: layers.piecewiseConstant(values, { boundaries }),
  }),
  CosineDecay: ({ initial_learning_rate: first, decay_steps: decaySteps, alpha, ...rest }, layers) => {
    const { warmup_steps: steps = 0, warmup_target: target = null } = rest;
    const warmUp = target === null ? undefined : { steps, target };
    return { first, schedule: layers.cosineDecay(first, given({ decaySteps, alpha, warmUp })) };
  },
  CosineDecayRestarts: ({ initial_learning_rate: first, first_decay_steps: firstDecaySteps, ...rest }, layers) => ({
    first,
    schedule: layers.cosineDecayRestarts(
      first,
      given({ firstDecaySteps, lengthFactor: rest.t_mul, rateFactor: rest.m_mul, alpha: rest.alpha }),
    ),
  }),
};
const settings = [
  'initial_learning_rate',
  'decay_steps',
  'decay_rate',
  'staircase',
  'end_learning_rate',
  'power',
  'cycle',
  'boundaries',
  'values',
  'alpha',
  'warmup_steps',
  'warmup_target',
  'first_decay_steps',
  't_mul',
  'm_mul',
];

/** The rate to start from and a callback for the schedule; undefined for a plain rate. */
export function translateSchedule(rate, missing, { layers }) {
  if (!isObject(rate)) return undefined;
  const { class: kind, class_name: name = kind, config, module: _, registered_name: __, ...own } = rate;
  const known = Object.hasOwn(schedules, name) ? schedules[name] : undefined;
  const all = { ...own, ...config };
  nameUnused(all, settings, { name: 'any' }, `schedule "${name}"`, missing);
  if (known === undefined || typeof layers.learningRateSchedule !== 'function') missing.add('schedule', `"${name}"`);
  if (missing.any()) return undefined;
  const { first, schedule } = known(all, layers);
  return { first, callbacks: [layers.learningRateSchedule(schedule, { by: 'step' })] };
}

function decay(make, { initial_learning_rate: first, decay_steps: decaySteps, decay_rate: decayRate, staircase }) {
  return { first, schedule: make(first, given({ decaySteps, decayRate, staircase })) };
}

const given = (options) => Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
