import { checkOptionNames, LinnetError, type OptimizerSpec, unknownName } from '@linnet/core';

/** Options of {@link sgd}. */
export interface SgdOptions {
  /** Default 0.01. */
  readonly learningRate?: number;
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

/**
 * Gradient descent: p -= rate g.
 * @throws LinnetError `bad-option` for a rate that is negative or not finite, or an unknown option.
 */
export function sgd(options: SgdOptions = {}): OptimizerSpec {
  checkOptionNames('sgd', options, ['learningRate']);
  const { learningRate = 0.01 } = options;
  return checked({ kind: 'sgd', learningRate });
}

/**
 * Adam in Keras's form; the formula stands at `OptimizerSpec` of `@linnet/core`.
 * @throws LinnetError `bad-option` for numbers out of range, or an unknown option.
 */
export function adam(options: AdamOptions = {}): OptimizerSpec {
  checkOptionNames('adam', options, ['learningRate', 'beta1', 'beta2', 'epsilon']);
  const { learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7 } = options;
  return checked({ kind: 'adam', learningRate, beta1, beta2, epsilon });
}

const byName = { sgd, adam };

/** Optimisers that can be named. */
export type OptimizerName = keyof typeof byName;

/** An optimiser by value, or by name with its default options. */
export function resolveOptimizer(optimizer: OptimizerName | OptimizerSpec): OptimizerSpec {
  if (typeof optimizer !== 'string') return checked({ ...optimizer });
  if (!Object.hasOwn(byName, optimizer)) throw unknownName('optimizer', optimizer, Object.keys(byName));
  return byName[optimizer]();
}

function checked(spec: OptimizerSpec): OptimizerSpec {
  checkLearningRate(spec.learningRate, `The learning rate of ${spec.kind}`);
  if (spec.kind !== 'adam') return spec;
  for (const name of ['beta1', 'beta2'] as const) {
    if (!(spec[name] >= 0 && spec[name] < 1)) {
      throw new LinnetError(
        'bad-option',
        `${name} of adam is ${spec[name]}; use a number from 0 up to, not including, 1.`,
      );
    }
  }
  if (!(Number.isFinite(spec.epsilon) && spec.epsilon > 0))
    throw new LinnetError('bad-option', `epsilon of adam is ${spec.epsilon}; use a finite number above 0.`);
  return spec;
}

/** Throws unless a learning rate is finite and not negative. */
export function checkLearningRate(rate: number, what: string): void {
  if (!(Number.isFinite(rate) && rate >= 0)) {
    throw new LinnetError('bad-option', `${what} is ${rate}; use a finite number from 0 up.`);
  }
}
