import {
  type Constraint,
  checkOptions,
  LinnetError,
  type OptionKind,
  optionKinds,
  type PlanBuilder,
  type Port,
  type Regularizer,
} from '@linnet/core';
import type { InitialiserChoice } from './initialisers/names.js';
import type { Layer } from './layer.js';
import {
  checkInitialisers,
  isFrozen,
  startOf,
  type TrainableOptions,
  trainedSlot,
  weightConfig,
  weightKinds,
} from './weight-rules.js';

/** Options of {@link layerNormalization}. */
export interface LayerNormalizationOptions extends TrainableOptions {
  /** Keeps the division finite. Default 0.001. */
  readonly epsilon?: number;
  /** Whether there is a shift, `beta`. Default true. */
  readonly center?: boolean;
  /** Whether there is a factor, `gamma`. Default true. */
  readonly scale?: boolean;
  /** Default `ones`. */
  readonly gammaInitialiser?: InitialiserChoice;
  /** Default `zeros`. */
  readonly betaInitialiser?: InitialiserChoice;
  /** Adds to the loss, such as `l2(0.01)`. Default: none. */
  readonly gammaRegularizer?: Regularizer;
  /** The same for the shift. Default: none. */
  readonly betaRegularizer?: Regularizer;
  /** Holds after every update, such as `nonNegative()`. Default: none. */
  readonly gammaConstraint?: Constraint;
  /** The same for the shift. Default: none. */
  readonly betaConstraint?: Constraint;
}

/** Options of {@link batchNormalization}. */
export interface BatchNormalizationOptions extends LayerNormalizationOptions {
  /** Share of the kept mean and variance that stays at each batch, from 0 to 1. Default 0.99. */
  readonly momentum?: number;
  /** Default `zeros`. */
  readonly movingMeanInitialiser?: InitialiserChoice;
  /** Default `ones`. */
  readonly movingVarianceInitialiser?: InitialiserChoice;
}

/**
 * Brings every feature (place of the last axis) to mean 0 and variance 1, then gives it a scale and a shift that are learnt
 * (Ioffe and Szegedy, 2015):
 *
 *     y = (x - mean) / sqrt(variance + epsilon) gamma + beta
 *
 * Training takes mean and variance of the batch, over its rows and all axes but the last; kept ones follow them by
 * `momentum` and are used otherwise. Batches of one row teach nothing: every value is its own mean. With
 * `trainable: false` training takes the kept ones too and leaves them, as in Keras.
 *
 * Weights (one for each feature): `gamma`, `beta`; `movingMean` and `movingVariance`, which do not train.
 * @throws LinnetError `bad-option` for numbers out of range or options that are none.
 *
 * @example
 * ```ts
 * sequential(10, [dense(16), batchNormalization(), activation('relu'), dense(1)]);
 * ```
 */
export function batchNormalization(options: BatchNormalizationOptions = {}): Layer {
  checkOptions('batchNormalization', options, batchKinds());
  checkNormalization(options);
  const { momentum = 0.99, epsilon = 0.001, center = true, scale = true } = options;
  return {
    kind: 'batchNormalization',
    config: { momentum, epsilon, center, scale, ...weightConfig(options) },
    lower: (plan, from) => {
      const affine = affineParams(plan, from, options);
      const mean = keptParam(plan, from, 'movingMean', options, 'zeros');
      const variance = keptParam(plan, from, 'movingVariance', options, 'ones');
      const settings = { ...affine, mean, variance, momentum, epsilon };
      return plan.op(
        'batchNormalization',
        from,
        from.shape,
        isFrozen(options) ? { ...settings, frozen: true } : settings,
      );
    },
  };
}

/**
 * Brings the last axis of every row, and of every step, to mean 0 and variance 1, then gives every place of it a scale and
 * a shift that are learnt (Ba, Kiros and Hinton, 2016): (x - mean) / sqrt(variance + epsilon) gamma + beta. Training and
 * prediction are the same.
 *
 * Weights (one for each place): `gamma`, `beta`.
 * @throws LinnetError `bad-option` for numbers out of range or options that are none.
 */
export function layerNormalization(options: LayerNormalizationOptions = {}): Layer {
  checkOptions('layerNormalization', options, layerKinds());
  checkNormalization(options);
  const { epsilon = 0.001, center = true, scale = true } = options;
  return {
    kind: 'layerNormalization',
    config: { epsilon, center, scale, ...weightConfig(options) },
    lower: (plan, from) =>
      plan.op('layerNormalization', from, from.shape, { ...affineParams(plan, from, options), epsilon }),
  };
}

const layerKinds = (): Readonly<Record<keyof LayerNormalizationOptions, OptionKind>> => ({
  epsilon: { is: (value) => Number.isFinite(value) && (value as number) > 0, use: 'a finite number above 0' },
  center: optionKinds.truth,
  scale: optionKinds.truth,
  ...weightKinds('gamma', 'beta'),
});

function batchKinds(): Readonly<Record<keyof BatchNormalizationOptions, OptionKind>> {
  const { movingMeanInitialiser, movingVarianceInitialiser } = weightKinds('movingMean', 'movingVariance');
  const isShare = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1;
  return {
    ...layerKinds(),
    momentum: { is: isShare, use: 'a number from 0 to 1' },
    movingMeanInitialiser,
    movingVarianceInitialiser,
  };
}

/** Throws for options of a weight that the layer does not have. */
function checkNormalization(options: LayerNormalizationOptions): void {
  checkInitialisers(options);
  const { scale = true, center = true } = options;
  for (const [weight, option, isThere] of [
    ['gamma', 'scale', scale],
    ['beta', 'center', center],
  ] as const) {
    const asked = Object.entries(options).find(([name, value]) => value !== undefined && name.startsWith(weight));
    if (isThere || asked === undefined) continue;
    throw new LinnetError('bad-option', `${asked[0]} is for ${weight}, and ${option} is false; leave out one of them.`);
  }
}

function affineParams(
  plan: PlanBuilder,
  from: Port,
  options: LayerNormalizationOptions,
): { readonly gamma?: number; readonly beta?: number } {
  const { scale = true, center = true } = options;
  return {
    ...(scale ? { gamma: plan.param(trainedSlot('gamma', features(from), options, 'ones')) } : {}),
    ...(center ? { beta: plan.param(trainedSlot('beta', features(from), options, 'zeros')) } : {}),
  };
}

/** A statistic that the operation keeps itself. */
function keptParam(
  plan: PlanBuilder,
  from: Port,
  name: string,
  options: BatchNormalizationOptions,
  start: InitialiserChoice,
): number {
  const shape = features(from);
  return plan.param({ name, shape, initialiser: startOf(name, shape, options, start, name), trained: false });
}

const features = ({ shape }: Port): readonly [number] => [shape.at(-1) ?? 1];
