import {
  checkOptions,
  type GradientClipping,
  LinnetError,
  type OptimizerSpec,
  type OptionKind,
  optionKinds,
  unknownName,
} from '@linnet/core';
import { fromZero, kept, positive, share } from './number-kinds.js';
import type { OptimizerOptions } from './optimizer-options.js';

/** What each setting may be, in whichever optimiser. */
const settingKinds: Readonly<Record<string, OptionKind>> = {
  learningRate: fromZero,
  momentum: share,
  nesterov: optionKinds.truth,
  beta1: kept,
  beta2: kept,
  rho: kept,
  epsilon: positive,
  centered: optionKinds.truth,
  amsgrad: optionKinds.truth,
  initialAccumulator: fromZero,
};

/** Keras's settings of each optimiser, by the names that they have here. */
const defaults = {
  sgd: { kind: 'sgd', learningRate: 0.01, momentum: 0, nesterov: false },
  adam: { kind: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  adamw: { kind: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weightDecay: 0.004 },
  adamax: { kind: 'adamax', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  nadam: { kind: 'nadam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  rmsprop: { kind: 'rmsprop', learningRate: 0.001, rho: 0.9, momentum: 0, epsilon: 1e-7, centered: false },
  adagrad: { kind: 'adagrad', learningRate: 0.001, initialAccumulator: 0.1, epsilon: 1e-7 },
  adadelta: { kind: 'adadelta', learningRate: 0.001, rho: 0.95, epsilon: 1e-7 },
} as const satisfies Readonly<Record<string, OptimizerSpec>>;

/** Optimisers that can be named. */
export type OptimizerName = keyof typeof defaults;

const clippings = { clipNorm: 'norm', clipValue: 'value', globalClipNorm: 'globalNorm' } as const;

/** The settings of an optimiser as they are by default, and what they may be. */
function kindsOf(name: OptimizerName): Readonly<Record<string, OptionKind>> {
  const { kind } = defaults[name];
  const settings = [...Object.keys(defaults[kind]).slice(1), ...(kind === 'adam' ? ['amsgrad'] : [])];
  return Object.fromEntries(settings.map((setting) => [setting, settingKinds[setting] ?? fromZero]));
}

/** An optimiser with these options in place of its defaults. */
export function makeOptimizer(
  name: OptimizerName,
  options: OptimizerOptions & { readonly amsgrad?: boolean },
): OptimizerSpec {
  const clipKinds = { clipNorm: positive, clipValue: positive, globalClipNorm: positive };
  checkOptions(name, options, { ...kindsOf(name), weightDecay: fromZero, ...clipKinds });
  const {
    weightDecay,
    clipNorm: _,
    clipValue: __,
    globalClipNorm: ___,
    amsgrad = false,
    ...settings
  } = {
    ...defaults[name],
    ...given(options),
  };
  const clipping = clippingOf(name, options);
  return {
    ...settings,
    ...(amsgrad ? { amsgrad } : {}),
    ...(weightDecay ? { weightDecay } : {}),
    ...(clipping === undefined ? {} : { clipping }),
  };
}

/** Options that are undefined are absent. */
const given = <Options extends object>(options: Options): Options =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Options;

function clippingOf(name: string, options: OptimizerOptions): GradientClipping | undefined {
  const asked = (['clipNorm', 'clipValue', 'globalClipNorm'] as const).filter((each) => options[each] !== undefined);
  const [first] = asked;
  if (first === undefined) return undefined;
  if (asked.length === 1) return { by: clippings[first], limit: options[first] ?? 0 };
  throw new LinnetError('bad-option', `${name} is to clip gradients by ${asked.join(' and ')}; use one of them.`);
}

const meant: Readonly<Record<string, string>> = {
  momentum: 'sgd({ momentum: 0.9 })',
  nesterov: 'sgd({ momentum: 0.9, nesterov: true })',
  nag: 'sgd({ momentum: 0.9, nesterov: true })',
  amsgrad: 'adam({ amsgrad: true })',
  gradientdescent: '"sgd"',
  rms: '"rmsprop"',
};

/** An optimiser by value, or by name with its default options; a value that was made by hand is checked and copied. */
export function resolveOptimizer(optimizer: OptimizerName | OptimizerSpec): OptimizerSpec {
  const name = typeof optimizer === 'string' ? optimizer : optimizer.kind;
  const isKnown = Object.hasOwn(defaults, name) && (typeof optimizer === 'string' || defaults[name].kind === name);
  if (!isKnown) throw unknownName('optimizer', name, Object.keys(defaults), meant);
  return typeof optimizer === 'string' ? makeOptimizer(optimizer, {}) : checked(optimizer);
}

const isClipping = (value: unknown): boolean => {
  const { by, limit }: Partial<Record<keyof GradientClipping, unknown>> = { ...Object(value) };
  return (by === 'value' || by === 'norm' || by === 'globalNorm') && positive.is(limit);
};

/** A copy of what was made by hand: nothing is missing, nothing out of range. */
function checked(spec: OptimizerSpec): OptimizerSpec {
  const { kind, ...settings } = spec;
  const clipping: OptionKind = {
    is: isClipping,
    use: "{ by: 'value', 'norm' or 'globalNorm', limit: a number above 0 }",
  };
  const required = Object.keys(defaults[kind]).slice(1);
  checkOptions(`the optimizer ${kind}`, settings, { ...kindsOf(kind), weightDecay: fromZero, clipping }, required);
  return { ...spec };
}

/** Throws unless a learning rate is finite and not negative. */
export function checkLearningRate(value: number, what: string): void {
  if (!fromZero.is(value)) throw new LinnetError('bad-option', `${what} is ${value}; use ${fromZero.use}.`);
}
