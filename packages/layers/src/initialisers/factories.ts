import { checkOptionNames } from '@linnet/core';
import { checkInitialiser, type FanDistribution, type FanMode, type WeightInitialiser } from './weight-initialiser.js';

/** Options of {@link uniform}. */
export interface UniformOptions {
  /** Default -0.05. */
  readonly low?: number;
  /** Default 0.05. */
  readonly high?: number;
}

/** Options of {@link normal} and {@link truncatedNormal}. */
export interface NormalOptions {
  /** Default 0. */
  readonly mean?: number;
  /** The standard deviation. Default 0.05. */
  readonly deviation?: number;
}

/** Options of {@link varianceScaling}. */
export interface VarianceScalingOptions {
  /** Default 1. */
  readonly scale?: number;
  /** Default `fanIn`. */
  readonly mode?: FanMode;
  /** Default `truncatedNormal`. */
  readonly distribution?: FanDistribution;
}

/** Options of {@link orthogonal} and {@link identity}. */
export interface GainOptions {
  /** Default 1. */
  readonly gain?: number;
}

/**
 * Every number starts as `value`.
 * @throws LinnetError `bad-option` for a value that is not a finite number.
 *
 * @example
 * ```ts
 * dense(8, { kernelInitialiser: 'heNormal', biasInitialiser: constant(0.1) });
 * ```
 */
export const constant = (value: number): WeightInitialiser => checkInitialiser({ kind: 'constant', value });

/**
 * Numbers from [low, high), each as likely as any other.
 * @throws LinnetError `bad-option` for limits that are not finite, or the first above the second.
 */
export function uniform(options: UniformOptions = {}): WeightInitialiser {
  checkOptionNames('uniform', options, ['low', 'high']);
  const { low = -0.05, high = 0.05 } = options;
  return checkInitialiser({ kind: 'uniform', low, high });
}

/**
 * Normal numbers.
 * @throws LinnetError `bad-option` for numbers that are not finite, or a negative deviation.
 */
export const normal = (options: NormalOptions = {}): WeightInitialiser => normalOf('normal', options, false);

/**
 * Normal numbers; what lies further off than two deviations is drawn again, which makes the deviation a little smaller
 * (0.88 of what is given), as in Keras.
 * @throws LinnetError `bad-option` for numbers that are not finite, or a negative deviation.
 */
export const truncatedNormal = (options: NormalOptions = {}): WeightInitialiser =>
  normalOf('truncatedNormal', options, true);

/**
 * Numbers around 0 with a variance of scale / n, where `mode` says what n is. The initialisers named after Glorot, He and
 * LeCun are made of it (Glorot and Bengio, 2010; He et al., 2015; LeCun et al., 1998). A truncated normal is drawn wider, by
 * 1 / 0.8796, so that its variance is that after truncation, as in Keras.
 * @throws LinnetError `bad-option` for a scale that is not above 0, `unknown-name` for a mode or a distribution.
 *
 * @example
 * ```ts
 * conv1d(8, { kernelSize: 5, kernelInitialiser: varianceScaling({ scale: 0.5, mode: 'fanAverage' }) });
 * ```
 */
export function varianceScaling(options: VarianceScalingOptions = {}): WeightInitialiser {
  checkOptionNames('varianceScaling', options, ['scale', 'mode', 'distribution']);
  const { scale = 1, mode = 'fanIn', distribution = 'truncatedNormal' } = options;
  return checkInitialiser({ kind: 'varianceScaling', scale, mode, distribution });
}

/**
 * A matrix whose shorter side is orthogonal, times `gain`: it keeps the length of what goes through (Saxe et al., 2014).
 * All axes of a weight but the last make the rows.
 * @throws LinnetError `bad-option` for a gain that is not a finite number; as the layer gets its shape, for a weight of one
 * axis.
 */
export const orthogonal = (options: GainOptions = {}): WeightInitialiser => gained('orthogonal', options);

/**
 * `gain` on the diagonal of a matrix, else 0.
 * @throws LinnetError `bad-option` for a gain that is not a finite number; as the layer gets its shape, for a weight that is
 * no matrix.
 */
export const identity = (options: GainOptions = {}): WeightInitialiser => gained('identity', options);

function normalOf(name: string, options: NormalOptions, truncated: boolean): WeightInitialiser {
  checkOptionNames(name, options, ['mean', 'deviation']);
  const { mean = 0, deviation = 0.05 } = options;
  return checkInitialiser({ kind: 'normal', mean, deviation, truncated });
}

function gained(kind: 'orthogonal' | 'identity', options: GainOptions): WeightInitialiser {
  checkOptionNames(kind, options, ['gain']);
  return checkInitialiser({ kind, gain: options.gain ?? 1 });
}
