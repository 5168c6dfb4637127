import { checkOptions, cos, type OptionKind } from '@linnet/core';
import * as numberKinds from '../../number-kinds.js';
import type { RateSchedule } from '../learning-rate-schedule.js';
import { checkDecay } from './check-decay.js';

/** Options of {@link cosineDecay}; names and defaults are Keras's. */
export interface CosineDecayOptions {
  /** How long it falls, in steps or epochs, the warm-up not included; above 0. */
  readonly decaySteps: number;
  /** The share of the rate that is left at the end, from 0 to 1. Default 0. */
  readonly alpha?: number;
  /** A straight line from the initial rate up to `target` first, in so many `steps` (or epochs). Default: none. */
  readonly warmUp?: { readonly steps: number; readonly target: number };
}

const kinds = (): Readonly<Record<keyof CosineDecayOptions, OptionKind>> => ({
  decaySteps: numberKinds.positive,
  alpha: numberKinds.share,
  warmUp: { is: (value) => typeof value === 'object' && value !== null, use: '{ steps, target }' },
});

/**
 * A schedule that falls along half a cosine (Loshchilov and Hutter, 2017) and stays at its end:
 * rate ((1 - alpha) (1 + cos(pi step / decaySteps)) / 2 + alpha). Keras's CosineDecay: with a warm-up the rate rises from
 * the initial one to the target and falls from there.
 * @throws LinnetError `bad-option` for numbers out of range, or an unknown option.
 *
 * @example
 * ```ts
 * cosineDecay(0, { decaySteps: 1000, warmUp: { steps: 100, target: 0.01 } });
 * ```
 */
export function cosineDecay(initialRate: number, options: CosineDecayOptions): RateSchedule {
  checkDecay('cosineDecay', initialRate, options, kinds(), ['decaySteps']);
  const { decaySteps, alpha = 0, warmUp = { steps: 0, target: initialRate } } = options;
  const warmUpKinds = { steps: numberKinds.fromZero, target: numberKinds.fromZero };
  checkOptions('warmUp of cosineDecay', warmUp, warmUpKinds, ['steps', 'target']);
  const { steps, target } = warmUp;
  return (count) =>
    count < steps
      ? (target - initialRate) * (count / steps) + initialRate
      : target * cosineShare(Math.min((count - steps) / decaySteps, 1), alpha);
}

/** What is left of a rate after a share of its fall. */
export const cosineShare = (done: number, alpha: number, height = 1): number =>
  (1 - alpha) * 0.5 * height * (1 + cos(Math.PI * done)) + alpha;
