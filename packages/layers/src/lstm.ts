import { checkOptions, type Initialiser, LinnetError, optionKinds } from '@linnet/core';
import type { RecurrentLayer } from './layer.js';
import { checkRecurrent, type GatedOptions, gatedKinds, recurrentOutput, recurrentParams } from './recurrent.js';
import { weightConfig } from './weight-rules.js';

/** Options of {@link lstm}. */
export interface LstmOptions extends GatedOptions {
  /** Whether the forget gate's bias starts at one (Jozefowicz et al., 2015), the others as `biasInitialiser` says. Default true. */
  readonly unitForgetBias?: boolean;
}

const gates = 4;

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
export function lstm(units: number, options: LstmOptions = {}): RecurrentLayer {
  checkOptions('lstm', options, { ...gatedKinds(), unitForgetBias: optionKinds.truth });
  checkRecurrent('lstm', units, options);
  const { activation = 'tanh', recurrentActivation = 'sigmoid', useBias = true } = options;
  const { returnSequences = false, unitForgetBias = true } = options;
  const weights = {
    kind: 'lstm',
    units,
    gates,
    bias: useBias ? [gates * units] : undefined,
    ...(unitForgetBias ? { biasStart: oneForForget } : {}),
  };

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

/** The biases of the forget gate start at one, the others as they would. */
function oneForForget(asked: Initialiser): Initialiser {
  if (asked.kind === 'constant') return { kind: 'blocks', values: [asked.value, 1, asked.value, asked.value] };
  throw new LinnetError(
    'bad-option',
    'An lstm layer draws its biases and starts those of the forget gate at one; say unitForgetBias: false to draw them all, or use a biasInitialiser such as "zeros" or constant(0.1).',
  );
}
