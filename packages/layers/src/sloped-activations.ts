import { type Activation, checkOptions } from '@linnet/core';
import type { Layer } from './layer.js';
import { fromZero, positive } from './number-kinds.js';

/** Options of {@link leakyRelu}. */
export interface LeakyReluOptions {
  /** What numbers below 0 are multiplied by; from 0 up. Default 0.2; Keras calls it `negative_slope`. */
  readonly slope?: number;
}

/** Options of {@link elu}. */
export interface EluOptions {
  /** How far below 0 it goes; above 0. Default 1. */
  readonly alpha?: number;
}

/**
 * Numbers above 0 as they are, those below times `slope` (Maas et al., 2013). `dense(8, { activation: 'leakyRelu' })` has
 * it built in, with the slope 0.2; Keras's layer of this name starts from 0.3.
 * @throws LinnetError `bad-option` for a slope below 0 or options that are none.
 *
 * @example
 * ```ts
 * sequential(2, [dense(8), leakyRelu({ slope: 0.05 }), dense(1)]);
 * ```
 */
export function leakyRelu(options: LeakyReluOptions = {}): Layer {
  checkOptions('leakyRelu', options, { slope: fromZero });
  const { slope = 0.2 } = options;
  return slopedLayer('leakyRelu', { slope }, slope, 0.2);
}

/**
 * Numbers above 0 as they are, below it alpha (exp(x) - 1), which ends at -alpha (Clevert et al., 2016).
 * `dense(8, { activation: 'elu' })` has it built in, with an alpha of 1.
 * @throws LinnetError `bad-option` for an alpha that is not above 0 or options that are none.
 */
export function elu(options: EluOptions = {}): Layer {
  checkOptions('elu', options, { alpha: positive });
  const { alpha = 1 } = options;
  return slopedLayer('elu', { alpha }, alpha, 1);
}

/** The usual slope is that of the activation's name. */
const slopedLayer = (kind: Activation, config: Layer['config'], slope: number, usual: number): Layer => ({
  kind,
  config,
  lower: (plan, from) =>
    plan.op('activation', from, from.shape, { activation: kind, ...(slope === usual ? {} : { slope }) }),
});
