import type {
  Constraint,
  Initialiser,
  JsonValue,
  LayerConfig,
  OptionKind,
  ParamSlot,
  Regularizer,
  Shape,
} from '@linnet/core';
import { constraintFromJson, constraintToJson, isConstraint } from './constraints.js';
import { isRegularizer } from './regularizers.js';

/** What a layer may ask of its kernel and bias. */
export interface WeightOptions {
  /** Adds to the loss, such as `l2(0.01)`. */
  readonly kernelRegularizer?: Regularizer;
  readonly biasRegularizer?: Regularizer;
  /** Holds after every update, such as `maxNorm(2)`. */
  readonly kernelConstraint?: Constraint;
  readonly biasConstraint?: Constraint;
}

/** What a recurrent layer may ask of its weights. */
export interface RecurrentWeightOptions extends WeightOptions {
  readonly recurrentRegularizer?: Regularizer;
  readonly recurrentConstraint?: Constraint;
}

/** What holds of one weight. */
export type WeightRules = Pick<ParamSlot, 'regularizer' | 'constraint'>;

/** For each weight of a layer, what holds of it. */
export const rulesOf = (
  options: RecurrentWeightOptions,
): Readonly<Record<'kernel' | 'recurrent' | 'bias', WeightRules>> => ({
  kernel: rules(options.kernelRegularizer, options.kernelConstraint),
  recurrent: rules(options.recurrentRegularizer, options.recurrentConstraint),
  bias: rules(options.biasRegularizer, options.biasConstraint),
});

/** A weight that trains. */
export const trainedSlot = (name: string, shape: Shape, initialiser: Initialiser, held: WeightRules): ParamSlot => ({
  name,
  shape,
  initialiser,
  trained: true,
  ...held,
});

const regularizerKind: OptionKind = { is: isRegularizer, use: 'l1(0.01), l2(0.01) or l1l2({ l1: 0.01, l2: 0.01 })' };
const constraintKind: OptionKind = {
  is: isConstraint,
  use: 'maxNorm(2), unitNorm(), minMaxNorm({ low: 0, high: 1 }), nonNegative() or within([-1, 1])',
};

/** The kinds of {@link WeightOptions}. */
export const weightKinds = {
  kernelRegularizer: regularizerKind,
  biasRegularizer: regularizerKind,
  kernelConstraint: constraintKind,
  biasConstraint: constraintKind,
};

/** The kinds of {@link RecurrentWeightOptions}. */
export const recurrentWeightKinds = {
  ...weightKinds,
  recurrentRegularizer: regularizerKind,
  recurrentConstraint: constraintKind,
};

/** What was asked, as plain data; what was not asked has no key. */
export const weightConfig = (options: RecurrentWeightOptions): LayerConfig =>
  Object.fromEntries(
    Object.keys(recurrentWeightKinds).flatMap((name): [string, JsonValue][] => {
      const value = options[name as keyof RecurrentWeightOptions];
      if (value === undefined) return [];
      return [[name, 'kind' in value ? constraintToJson(value) : { ...value }]];
    }),
  );

/** The reverse: options with what was asked as values. What is damaged stays as it is, for the layer to refuse. */
export const weightOptionsFrom = (config: LayerConfig): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(config).map(([name, value]) => [
      name,
      name.endsWith('Constraint') ? constraintFromJson(value) : value,
    ]),
  );

function rules(regularizer: Regularizer | undefined, constraint: Constraint | undefined): WeightRules {
  return {
    ...(regularizer === undefined ? {} : { regularizer: { ...regularizer } }),
    ...(constraint === undefined ? {} : { constraint: { ...constraint } }),
  };
}
