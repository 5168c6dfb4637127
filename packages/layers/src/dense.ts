import {
  type Constraint,
  checkOptions,
  type Interval,
  LinnetError,
  type OptionKind,
  optionKinds,
  type Port,
} from '@linnet/core';
import { checkLayerActivation, type LayerActivation, withActivation } from './activation.js';
import { checkBiasOptions } from './bias-options.js';
import { intervalOf } from './interval.js';
import type { Layer } from './layer.js';
import { checkUnits } from './units.js';
import { checkInitialisers, trainedSlot, type WeightOptions, weightConfig, weightKinds } from './weight-rules.js';

/** Options of {@link dense}. */
export interface DenseOptions extends WeightOptions {
  /** Applied to the sums; `softmax` to those of a row together. Default `linear`. */
  readonly activation?: LayerActivation;
  /** Default true. */
  readonly useBias?: boolean;
  /** After every update weights and biases are limited to this interval; a number l stands for [-l, l]. */
  readonly clip?: number | Interval;
}

const kinds = (): Readonly<Record<keyof DenseOptions, OptionKind>> => ({
  activation: optionKinds.text,
  useBias: optionKinds.truth,
  clip: {
    is: (value) => typeof value === 'number' || (Array.isArray(value) && value.length === 2),
    use: 'a number or two, such as 1 or [-1, 1]',
  },
  ...weightKinds('kernel', 'bias'),
});

/**
 * A fully connected layer: `activation(x kernel + bias)`, over the last axis of what comes in, so rows of `inputs` numbers
 * become rows of `units`, and steps x inputs become steps x units.
 * The kernel (inputs x units) starts Glorot uniform, the bias (units) at zero, as in Keras, unless initialisers are given.
 * @throws LinnetError `bad-option` for units that are not a whole number from 1 up or options that are none, `unknown-name`
 * for an activation.
 *
 * @example
 * ```ts
 * sequential(100, [dense(64, { activation: 'relu' }), dense(1, { activation: 'tanh' })]);
 * sequential(100, [dense(64, { activation: 'relu', kernelRegularizer: l2(1e-4) }), dense(3, { activation: 'softmax' })]);
 * ```
 */
export function dense(units: number, options: DenseOptions = {}): Layer {
  checkOptions('dense', options, kinds());
  const { activation = 'linear', useBias = true } = options;
  checkUnits(units, 'A dense layer');
  checkLayerActivation(activation);
  checkBiasOptions('dense', options, useBias);
  checkInitialisers(options);
  const clip = clipOf(options);
  const constraint: Pick<WeightOptions, 'kernelConstraint' | 'biasConstraint'> =
    clip === undefined ? {} : bothWithin({ kind: 'interval', to: clip });
  const asked = { ...options, ...constraint };

  return {
    kind: 'dense',
    config: { units, activation, useBias, clip: clip ?? null, ...weightConfig(options) },
    lower: (plan, from) => {
      const inputs = lastAxis(from);
      const kernel = plan.param(trainedSlot('kernel', [inputs, units], asked, 'glorotUniform'));
      const bias = useBias ? { bias: plan.param(trainedSlot('bias', [units], asked, 'zeros')) } : {};
      const output = [...from.shape.slice(0, -1), units];
      return withActivation(plan, activation, (inside) =>
        plan.op('dense', from, output, { kernel, ...bias, activation: inside }),
      );
    },
  };
}

const bothWithin = (constraint: Constraint) => ({ kernelConstraint: constraint, biasConstraint: constraint });

function clipOf({ clip, kernelConstraint, biasConstraint }: DenseOptions): Interval | undefined {
  if (clip === undefined) return undefined;
  if (kernelConstraint === undefined && biasConstraint === undefined)
    return intervalOf(clip, 'The clip of a dense layer');
  throw new LinnetError(
    'bad-option',
    'A dense layer has both clip, which limits kernel and bias, and a constraint of its own; use within(...) for each instead of clip.',
  );
}

function lastAxis({ shape }: Port): number {
  const last = shape.at(-1);
  if (last !== undefined) return last;
  throw new LinnetError(
    'bad-shape',
    'A dense layer takes rows of numbers; it was given single numbers without an axis.',
  );
}
