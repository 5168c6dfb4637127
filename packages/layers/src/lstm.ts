import { checkOptions, type Initialiser, optionKinds } from '@linnet/core';
import type { Layer } from './layer.js';
import { checkRecurrent, type GatedOptions, gatedKinds, recurrentOutput, recurrentParams } from './recurrent.js';
import { weightConfig } from './weight-rules.js';

/** Options of {@link lstm}. */
export interface LstmOptions extends GatedOptions {
  /** Whether the forget gate's bias starts at one (Jozefowicz et al., 2015). Default true. */
  readonly unitForgetBias?: boolean;
}

const gates = 4;
const zeros: Initialiser = { kind: 'constant', value: 0 };
const oneForForget: Initialiser = { kind: 'blocks', values: [0, 1, 0, 0] };

/**
 * A long short-term memory (Hochreiter and Schmidhuber, 1997; with forget gates as Gers et al., 2000): rows of steps x
 * features to the state after the last step, or with `returnSequences` to that of every step.
 *
 *     i, f, o = recurrentActivation(x kernel + h recurrentKernel + bias), a block of columns each: i, f, c, o
 *     c' = f c + i activation(block c),   h' = o activation(c')
 *
 * Weights: `kernel` (features x 4 units), `recurrentKernel` (units x 4 units), `bias` (4 units).
 * @throws LinnetError `bad-option` for units that are not a whole number from 1 up or options that are none, `unknown-name`
 * for an activation.
 *
 * @example
 * ```ts
 * // 20 steps of one feature; the first layer hands every step on.
 * sequential([20, 1], [lstm(16, { returnSequences: true }), lstm(8), dense(1, { activation: 'sigmoid' })]);
 * ```
 */
export function lstm(units: number, options: LstmOptions = {}): Layer {
  checkOptions('lstm', options, { ...gatedKinds, unitForgetBias: optionKinds.truth });
  checkRecurrent('lstm', units, options);
  const { activation = 'tanh', recurrentActivation = 'sigmoid', useBias = true } = options;
  const { returnSequences = false, unitForgetBias = true } = options;
  const bias = { shape: [gates * units], initialiser: unitForgetBias ? oneForForget : zeros };
  const weights = { kind: 'lstm', units, gates, bias: useBias ? bias : undefined };

  return {
    kind: 'lstm',
    config: {
      units,
      activation,
      recurrentActivation,
      useBias,
      returnSequences,
      unitForgetBias,
      ...weightConfig(options),
    },
    lower: (plan, from) => {
      const params = recurrentParams(plan, from, weights, options);
      const settings = { ...params, activation, recurrentActivation, sequences: returnSequences };
      return plan.op('lstm', from, recurrentOutput(from, units, returnSequences), settings);
    },
  };
}
