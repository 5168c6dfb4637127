import { optionKinds, pow } from '@linnet/core';
import * as numberKinds from '../../number-kinds.js';
import type { RateSchedule } from '../learning-rate-schedule.js';
import { checkDecay } from './check-decay.js';

/** Options of {@link polynomialDecay}; names and defaults are Keras's. */
export interface PolynomialDecayOptions {
  /** When the last rate is reached, in steps or epochs; above 0. */
  readonly decaySteps: number;
  /** Where it ends. Default 1e-4. */
  readonly endLearningRate?: number;
  /** 1 (the default) is a straight line, more falls fast at first, less falls late. */
  readonly power?: number;
  /** Whether it goes up again after `decaySteps`, and down to the end at twice, three times that. Default false: it stays. */
  readonly cycle?: boolean;
}

const kinds = () => ({
  decaySteps: numberKinds.positive,
  endLearningRate: numberKinds.fromZero,
  power: numberKinds.positive,
  cycle: optionKinds.truth,
});

/**
 * A schedule that goes from the initial rate to a last one: (initial - end) (1 - step / decaySteps)^power + end. With
 * `cycle` the least multiple of `decaySteps` that is not below the step stands for it. Keras's PolynomialDecay.
 * @throws LinnetError `bad-option` for numbers out of range, or an unknown option.
 *
 * @example
 * ```ts
 * learningRateSchedule(polynomialDecay(0.1, { decaySteps: 100, endLearningRate: 0.001, power: 2 }));
 * ```
 */
export function polynomialDecay(initialRate: number, options: PolynomialDecayOptions): RateSchedule {
  checkDecay('polynomialDecay', initialRate, options, kinds(), ['decaySteps']);
  const { decaySteps, endLearningRate = 1e-4, power = 1, cycle = false } = options;
  return (count) => {
    const stretches = count / decaySteps;
    const share = cycle ? stretches / Math.max(1, Math.ceil(stretches)) : Math.min(stretches, 1);
    return (initialRate - endLearningRate) * pow(1 - share, power) + endLearningRate;
  };
}
