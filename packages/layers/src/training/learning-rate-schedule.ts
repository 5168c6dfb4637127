import { checkOptions, LinnetError, showValue, unknownName } from '@linnet/core';
import { checkLearningRate } from '../optimizers.js';
import type { Callback, TrainingControl } from './callback.js';

/** Tells the learning rate at an epoch, or at a step, both from 0; it is also given the rate that there is now. */
export type RateSchedule = (count: number, learningRate: number) => number;

/** Options of {@link learningRateSchedule}. */
export interface LearningRateScheduleOptions {
  /**
   * What the schedule counts: epochs of the fit (default), or steps of the optimiser, which go on from fit to fit. A rate
   * for every step costs a call of the backend for every batch.
   */
  readonly by?: 'epoch' | 'step';
}

/**
 * Sets the learning rate before each epoch, as Keras's LearningRateScheduler, or with `by: 'step'` before each batch, as a
 * schedule that Keras's optimisers are given. The rate stays for later fits of the model. Schedules there are:
 * `exponentialDecay`, `piecewiseConstant`, `polynomialDecay`, `inverseTimeDecay`, `cosineDecay`, `cosineDecayRestarts`.
 * In one's own use `pow` and `exp` of `@linnet/core` rather than the engine's, for rates that are the same bits everywhere.
 * @throws LinnetError `bad-option` for what is no schedule; when it runs, for a rate that is not finite or below 0.
 *
 * @example
 * ```ts
 * learningRateSchedule((epoch) => 1e-4 * pow(10, epoch / 20));
 * learningRateSchedule((epoch, rate) => (epoch < 10 ? rate : rate * 0.95));
 * learningRateSchedule(cosineDecay(0.01, { decaySteps: 1000 }), { by: 'step' });
 * ```
 */
export function learningRateSchedule(schedule: RateSchedule, options: LearningRateScheduleOptions = {}): Callback {
  checkSchedule(schedule, options);
  const { by = 'epoch' } = options;
  const apply = (count: number, control: TrainingControl): void => {
    const rate = schedule(count, control.learningRate);
    checkLearningRate(rate, `The learning rate of ${by} ${count}`);
    control.learningRate = rate;
  };
  return by === 'epoch'
    ? { onEpochBegin: (control) => apply(control.epoch, control) }
    : { onBatchBegin: ({ step }, control) => apply(step, control) };
}

const counts = ['epoch', 'step'] as const;

function checkSchedule(schedule: unknown, options: LearningRateScheduleOptions): void {
  if (typeof schedule !== 'function') {
    throw new LinnetError('bad-option', `The schedule is ${showValue(schedule)}; use a function of the epoch or step.`);
  }
  checkOptions('learningRateSchedule', options, {
    by: { is: (value) => typeof value === 'string', use: '"epoch" or "step"' },
  });
  const { by = 'epoch' } = options;
  if (!counts.includes(by)) throw unknownName('count of a schedule', by, counts);
}
