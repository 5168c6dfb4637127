import { LinnetError, showValue } from '@linnet/core';
import { checkLearningRate } from '../optimizers.js';
import type { Callback } from './callback.js';

/**
 * Sets the learning rate before each epoch; epochs count from 0. Use `pow` and `exp` of `@linnet/core` rather than
 * the engine's for rates that are the same bits everywhere.
 *
 * @example
 * ```ts
 * learningRateSchedule((epoch) => 1e-4 * pow(10, epoch / 20));
 * ```
 */
export function learningRateSchedule(rateOf: (epoch: number) => number): Callback {
  if (typeof rateOf !== 'function') {
    throw new LinnetError('bad-option', `The schedule is ${showValue(rateOf)}; use a function of the epoch.`);
  }
  return {
    onEpochBegin: (control) => {
      const rate = rateOf(control.epoch);
      checkLearningRate(rate, `The learning rate of epoch ${control.epoch}`);
      control.learningRate = rate;
    },
  };
}
