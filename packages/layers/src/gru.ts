import { checkOptions, optionKinds } from '@linnet/core';
import type { RecurrentLayer } from './layer.js';
import { checkRecurrent, type GatedOptions, gatedKinds, recurrentOutput, recurrentParams } from './recurrent.js';
import { weightConfig } from './weight-rules.js';

/** Options of {@link gru}. */
export interface GruOptions extends GatedOptions {
  /**
   * Whether the reset gate scales what the recurrent kernel gives (true, the default), which has a bias of its own then,
   * or what goes into it, as first published.
   */
  readonly resetAfter?: boolean;
}

const gates = 3;

/**
 * A gated recurrent unit (Cho et al., 2014): rows of steps x features to the state after the last step, or with
 * `returnSequences` to that of every step.
 *
 *     z, r = recurrentActivation(x kernel + h recurrentKernel + bias), a block of columns each: z, r, h
 *     candidate = activation(x kernel + r (h recurrentKernel) + bias),   h' = z h + (1 - z) candidate
 *
 * Weights: `kernel` (features x 3 units), `recurrentKernel` (units x 3 units), `bias` (2 x 3 units; without `resetAfter`
 * 3 units).
 * @throws LinnetError `bad-option` for units that are not a whole number from 1 up or options that are none, `unknown-name`
 * for an activation.
 *
 * @example
 * ```ts
 * sequential([20, 1], [gru(16), dense(3, { activation: 'softmax' })]);
 * ```
 */
export function gru(units: number, options: GruOptions = {}): RecurrentLayer {
  checkOptions('gru', options, { ...gatedKinds(), resetAfter: optionKinds.truth });
  checkRecurrent('gru', units, options);
  const { activation = 'tanh', recurrentActivation = 'sigmoid', useBias = true } = options;
  const { returnSequences = false, resetAfter = true } = options;
  const shape = resetAfter ? [2, gates * units] : [gates * units];
  const weights = { kind: 'gru', units, gates, bias: useBias ? shape : undefined };

  return {
    kind: 'gru',
    config: { units, activation, recurrentActivation, useBias, returnSequences, resetAfter, ...weightConfig(options) },
    lower: (plan, from) => {
      const params = recurrentParams(plan, from, weights, options);
      const settings = { ...params, activation, recurrentActivation, resetAfter, sequences: returnSequences };
      return plan.op('gru', from, recurrentOutput(from, units, returnSequences), settings);
    },
  };
}
