import { log, type OptionKind, pow } from '@linnet/core';
import * as numberKinds from '../../number-kinds.js';
import type { RateSchedule } from '../learning-rate-schedule.js';
import { checkDecay } from './check-decay.js';
import { cosineShare } from './cosine-decay.js';

/** Options of {@link cosineDecayRestarts}; defaults are Keras's. */
export interface CosineDecayRestartsOptions {
  /** How long the first fall is, in steps or epochs; above 0. */
  readonly firstDecaySteps: number;
  /** How many times as long as the one before each further fall is, from 1 up (Keras's t_mul). Default 2. */
  readonly lengthFactor?: number;
  /** How many times as high each further fall begins (Keras's m_mul). Default 1. */
  readonly rateFactor?: number;
  /** The share of the initial rate that is left at the end of each fall, from 0 to 1. Default 0. */
  readonly alpha?: number;
}

const kinds = (): Readonly<Record<keyof CosineDecayRestartsOptions, OptionKind>> => ({
  firstDecaySteps: numberKinds.positive,
  lengthFactor: numberKinds.fromOne,
  rateFactor: numberKinds.fromZero,
  alpha: numberKinds.share,
});

/**
 * A schedule that falls along half a cosine, starts again at the top, and so on (SGDR: Loshchilov and Hutter, 2017).
 * Keras's CosineDecayRestarts: with s the share of fall i that is done, from 0 to 1,
 * rate ((1 - alpha) rateFactor^i (1 + cos(pi s)) / 2 + alpha); fall i takes firstDecaySteps lengthFactor^i.
 * @throws LinnetError `bad-option` for numbers out of range, or an unknown option.
 *
 * @example
 * ```ts
 * learningRateSchedule(cosineDecayRestarts(0.01, { firstDecaySteps: 10, rateFactor: 0.8 })); // 10, 20, 40 epochs
 * ```
 */
export function cosineDecayRestarts(initialRate: number, options: CosineDecayRestartsOptions): RateSchedule {
  checkDecay('cosineDecayRestarts', initialRate, options, kinds(), ['firstDecaySteps']);
  const { firstDecaySteps, lengthFactor = 2, rateFactor = 1, alpha = 0 } = options;
  return (count) => {
    const { restarts, done } = placeIn(count / firstDecaySteps, lengthFactor);
    return initialRate * cosineShare(done, alpha, pow(rateFactor, restarts));
  };
}

/** Which fall it is, from 0, and what share of it is done. Lengths are in those of the first fall. */
function placeIn(length: number, factor: number): { readonly restarts: number; readonly done: number } {
  if (factor === 1) return { restarts: Math.floor(length), done: length - Math.floor(length) };
  const startOf = (restarts: number): number => (pow(factor, restarts) - 1) / (factor - 1);
  const guess = Math.max(0, Math.floor(log(1 + length * (factor - 1)) / log(factor)));
  // The logarithms may be a digit off where a fall begins.
  const restarts = [guess + 1, guess].find((fall) => startOf(fall) <= length) ?? guess - 1;
  return { restarts, done: (length - startOf(restarts)) / pow(factor, restarts) };
}
