import { checkOptions } from '@linnet/core';
import type { RecurrentLayer } from './layer.js';
import {
  checkRecurrent,
  type RecurrentOptions,
  recurrentKinds,
  recurrentOutput,
  recurrentParams,
} from './recurrent.js';
import { weightConfig } from './weight-rules.js';

/** Options of {@link simpleRnn}. */
export type SimpleRnnOptions = RecurrentOptions;

/**
 * The simplest recurrent layer (Elman, 1990): h' = activation(x kernel + h recurrentKernel + bias), for rows of steps x
 * features, to the state after the last step, or with `returnSequences` to that of every step.
 *
 * Weights: `kernel` (features x units), `recurrentKernel` (units x units), `bias` (units).
 * @throws LinnetError `bad-option` for units that are not a whole number from 1 up or options that are none, `unknown-name`
 * for an activation.
 *
 * @example
 * ```ts
 * sequential([20, 1], [simpleRnn(8), dense(1)]);
 * ```
 */
export function simpleRnn(units: number, options: SimpleRnnOptions = {}): RecurrentLayer {
  checkOptions('simpleRnn', options, recurrentKinds());
  checkRecurrent('simpleRnn', units, options);
  const { activation = 'tanh', useBias = true, returnSequences = false } = options;
  const weights = { kind: 'simpleRnn', units, gates: 1, bias: useBias ? [units] : undefined };

  return {
    kind: 'simpleRnn',
    config: { units, activation, useBias, returnSequences, ...weightConfig(options) },
    lower: (plan, from) => {
      const params = recurrentParams(plan, from, weights, options);
      const settings = { ...params, activation, sequences: returnSequences };
      return plan.op('simpleRnn', from, recurrentOutput(from, units, returnSequences), settings);
    },
  };
}
