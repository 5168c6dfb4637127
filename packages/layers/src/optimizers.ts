import { checkOptions, LinnetError, type OptimizerSpec, type OptionKind, optionKinds, unknownName } from '@linnet/core';

/** Options of {@link sgd}; names and defaults are Keras's. */
export interface SgdOptions {
  /** Default 0.01. */
  readonly learningRate?: number;
  /** Share of the last update that each update goes on with, from 0 to 1. Default 0. */
  readonly momentum?: number;
  /** Whether momentum is Nesterov's, which looks one step ahead. Default false. */
  readonly nesterov?: boolean;
}

/** Options of {@link adam}; names and defaults are Keras's. */
export interface AdamOptions {
  /** Default 0.001. */
  readonly learningRate?: number;
  /** Share of the mean gradient that stays at each step. Default 0.9. */
  readonly beta1?: number;
  /** Share of the mean squared gradient that stays. Default 0.999. */
  readonly beta2?: number;
  /** Keeps the division finite; outside the bias correction, as in Keras. Default 1e-7. */
  readonly epsilon?: number;
}

/** Options of {@link rmsprop}; names and defaults are Keras's. */
export interface RmspropOptions {
  /** Default 0.001. */
  readonly learningRate?: number;
  /** Share of the mean squared gradient that stays at each step. Default 0.9. */
  readonly rho?: number;
  /** Share of the last update that each update goes on with, from 0 to 1. Default 0. */
  readonly momentum?: number;
  /** Keeps the division finite; under the root, as in Keras. Default 1e-7. */
  readonly epsilon?: number;
  /** Whether gradients are divided by their deviation, not their size. Default false. */
  readonly centered?: boolean;
}

const number = (holds: (value: number) => boolean, use: string): OptionKind => ({
  is: (value) => typeof value === 'number' && Number.isFinite(value) && holds(value),
  use,
});

const rate = number((value) => value >= 0, 'a finite number from 0 up');
const kept = number((value) => value >= 0 && value < 1, 'a number from 0 up to, not including, 1');
const share = number((value) => value >= 0 && value <= 1, 'a number from 0 to 1');
const positive = number((value) => value > 0, 'a finite number above 0');

const kinds = {
  sgd: { learningRate: rate, momentum: share, nesterov: optionKinds.truth },
  adam: { learningRate: rate, beta1: kept, beta2: kept, epsilon: positive },
  rmsprop: { learningRate: rate, rho: kept, momentum: share, epsilon: positive, centered: optionKinds.truth },
} as const satisfies Readonly<Record<OptimizerSpec['kind'], Readonly<Record<string, OptionKind>>>>;

/**
 * Gradient descent, p -= rate g, or with momentum; the formulas stand at `OptimizerSpec` of `@linnet/core`.
 * @throws LinnetError `bad-option` for numbers out of range, or an unknown option.
 *
 * @example
 * ```ts
 * model.compile({ loss: 'meanSquaredError', optimizer: sgd({ learningRate: 0.05, momentum: 0.9, nesterov: true }) });
 * ```
 */
export function sgd(options: SgdOptions = {}): OptimizerSpec {
  checkOptions('sgd', options, kinds.sgd);
  const { learningRate = 0.01, momentum = 0, nesterov = false } = options;
  return { kind: 'sgd', learningRate, momentum, nesterov };
}

/**
 * Adam in Keras's form; the formula stands at `OptimizerSpec` of `@linnet/core`.
 * @throws LinnetError `bad-option` for numbers out of range, or an unknown option.
 */
export function adam(options: AdamOptions = {}): OptimizerSpec {
  checkOptions('adam', options, kinds.adam);
  const { learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7 } = options;
  return { kind: 'adam', learningRate, beta1, beta2, epsilon };
}

/**
 * RMSprop in Keras's form; the formula stands at `OptimizerSpec` of `@linnet/core`.
 * @throws LinnetError `bad-option` for numbers out of range, or an unknown option.
 */
export function rmsprop(options: RmspropOptions = {}): OptimizerSpec {
  checkOptions('rmsprop', options, kinds.rmsprop);
  const { learningRate = 0.001, rho = 0.9, momentum = 0, epsilon = 1e-7, centered = false } = options;
  return { kind: 'rmsprop', learningRate, rho, momentum, epsilon, centered };
}

const byName = { sgd, adam, rmsprop };

/** Optimisers that can be named. */
export type OptimizerName = keyof typeof byName;

const meant: Readonly<Record<string, string>> = {
  momentum: 'sgd({ momentum: 0.9 })',
  nesterov: 'sgd({ momentum: 0.9, nesterov: true })',
  nag: 'sgd({ momentum: 0.9, nesterov: true })',
  gradientdescent: '"sgd"',
  rms: '"rmsprop"',
};

/** An optimiser by value, or by name with its default options. */
export function resolveOptimizer(optimizer: OptimizerName | OptimizerSpec): OptimizerSpec {
  const name = typeof optimizer === 'string' ? optimizer : optimizer.kind;
  if (!Object.hasOwn(byName, name)) throw unknownName('optimizer', name, Object.keys(byName), meant);
  return typeof optimizer === 'string' ? byName[optimizer]() : checked(optimizer);
}

/** A copy of what was made by hand: nothing is missing, nothing out of range. */
function checked(spec: OptimizerSpec): OptimizerSpec {
  const { kind, ...numbers } = spec;
  checkOptions(`the optimizer ${kind}`, numbers, kinds[kind], Object.keys(kinds[kind]));
  return { ...spec };
}

/** Throws unless a learning rate is finite and not negative. */
export function checkLearningRate(value: number, what: string): void {
  if (!rate.is(value)) throw new LinnetError('bad-option', `${what} is ${value}; use ${rate.use}.`);
}
