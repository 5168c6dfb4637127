import * as numberKinds from '../../number-kinds.js';
import type { RateSchedule } from '../learning-rate-schedule.js';
import { checkDecay } from './check-decay.js';
import { type StaircaseOptions, staircaseKinds } from './staircase.js';

/** Options of {@link inverseTimeDecay}; names are Keras's. */
export interface InverseTimeDecayOptions extends StaircaseOptions {
  /** What the divisor grows by over `decaySteps`; from 0 up. */
  readonly decayRate: number;
}

/**
 * A schedule that falls ever more slowly: initial / (1 + decayRate x step / decaySteps). With `staircase` it falls once
 * every `decaySteps`. Keras's InverseTimeDecay.
 * @throws LinnetError `bad-option` for numbers out of range, or an unknown option.
 *
 * @example
 * ```ts
 * learningRateSchedule(inverseTimeDecay(0.1, { decaySteps: 10, decayRate: 0.5 })); // half of it after 20 epochs
 * ```
 */
export function inverseTimeDecay(initialRate: number, options: InverseTimeDecayOptions): RateSchedule {
  const kinds = { ...staircaseKinds(), decayRate: numberKinds.fromZero };
  checkDecay('inverseTimeDecay', initialRate, options, kinds, ['decaySteps', 'decayRate']);
  const { decaySteps, decayRate, staircase = false } = options;
  return (count) => {
    const stretches = count / decaySteps;
    return initialRate / (1 + decayRate * (staircase ? Math.floor(stretches) : stretches));
  };
}
