import { pow } from '@linnet/core';
import * as numberKinds from '../../number-kinds.js';
import type { RateSchedule } from '../learning-rate-schedule.js';
import { checkDecay } from './check-decay.js';
import { type StaircaseOptions, staircaseKinds } from './staircase.js';

/** Options of {@link exponentialDecay}; names are Keras's. */
export interface ExponentialDecayOptions extends StaircaseOptions {
  /** What the rate is multiplied by over `decaySteps`; above 0. */
  readonly decayRate: number;
}

/**
 * A schedule that falls by the same share over each stretch of `decaySteps` steps (or epochs, whichever it is used for):
 * initial x decayRate^(step / decaySteps). With `staircase` it falls once a stretch. Keras's ExponentialDecay.
 * @throws LinnetError `bad-option` for numbers out of range, or an unknown option.
 *
 * @example
 * ```ts
 * learningRateSchedule(exponentialDecay(0.1, { decaySteps: 1000, decayRate: 0.96 }), { by: 'step' });
 * ```
 */
export function exponentialDecay(initialRate: number, options: ExponentialDecayOptions): RateSchedule {
  const kinds = { ...staircaseKinds(), decayRate: numberKinds.positive };
  checkDecay('exponentialDecay', initialRate, options, kinds, ['decaySteps', 'decayRate']);
  const { decaySteps, decayRate, staircase = false } = options;
  return (count) => {
    const stretches = count / decaySteps;
    return initialRate * pow(decayRate, staircase ? Math.floor(stretches) : stretches);
  };
}
