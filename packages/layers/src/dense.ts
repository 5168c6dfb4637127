import {
  type Activation,
  checkOptionNames,
  type Interval,
  LinnetError,
  type ParamSlot,
  sizeOf,
  unknownName,
} from '@linnet/core';
import { intervalOf } from './interval.js';
import type { Layer } from './layer.js';

/** Options of {@link dense}. */
export interface DenseOptions {
  /** Applied to the sums. Default `linear`. */
  readonly activation?: Activation;
  /** Default true. */
  readonly useBias?: boolean;
  /** After every update weights and biases are limited to this interval; a number l stands for [-l, l]. */
  readonly clip?: number | Interval;
}

const activationNames: Readonly<Record<Activation, true>> = {
  linear: true,
  relu: true,
  tanh: true,
  sigmoid: true,
  softsign: true,
};

/**
 * A fully connected layer: `activation(x kernel + bias)`, rows of `inputs` numbers to rows of `units`.
 * The kernel (inputs x units) starts Glorot uniform, the bias at zero, as in Keras.
 * @throws LinnetError `bad-option` for units that are not a whole number from 1 up or an unknown option, `unknown-name` for an
 * activation.
 *
 * @example
 * ```ts
 * sequential(100, [dense(64, { activation: 'relu' }), dense(1, { activation: 'tanh' })]);
 * ```
 */
export function dense(units: number, options: DenseOptions = {}): Layer {
  checkOptionNames('dense', options, ['activation', 'useBias', 'clip']);
  const { activation = 'linear', useBias = true } = options;
  if (!Number.isInteger(units) || units < 1) {
    throw new LinnetError(
      'bad-option',
      `A dense layer of ${units} units cannot be made; use a whole number from 1 up.`,
    );
  }
  if (!Object.hasOwn(activationNames, activation))
    throw unknownName('activation', activation, Object.keys(activationNames));
  const clip = options.clip === undefined ? undefined : intervalOf(options.clip, 'The clip of a dense layer');
  const slot = (param: Omit<ParamSlot, 'trained' | 'clip'>): ParamSlot =>
    clip === undefined ? { ...param, trained: true } : { ...param, trained: true, clip };

  return {
    kind: 'dense',
    config: { units, activation, useBias, clip: clip ?? null },
    lower: (plan, from) => {
      if (from.shape.length !== 1) {
        throw new LinnetError(
          'bad-shape',
          `A dense layer takes rows of numbers; it was given rows of ${from.shape.join(' x ')}.`,
        );
      }
      const inputs = sizeOf(from.shape);
      const kernel = plan.param(
        slot({
          name: 'kernel',
          shape: [inputs, units],
          initialiser: { kind: 'glorotUniform', fanIn: inputs, fanOut: units },
        }),
      );
      const bias = (): number =>
        plan.param(slot({ name: 'bias', shape: [units], initialiser: { kind: 'constant', value: 0 } }));
      return plan.op('dense', from, [units], useBias ? { kernel, bias: bias(), activation } : { kernel, activation });
    },
  };
}
