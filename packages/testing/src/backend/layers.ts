import {
  type Activation,
  type Constraint,
  type Floats,
  type Interval,
  type Lowerable,
  lowerLayers,
  type OpDefinition,
  type ParamSlot,
  type Plan,
  type PlanBuilder,
  type Regularizer,
  type Shape,
  sizeOf,
  stream,
} from '@linnet/core';

/** What a parameter of the suite can have. */
export interface SlotOptions {
  readonly constraint?: Constraint;
  readonly regularizer?: Regularizer;
}

/** What the weights of a layer of the suite can have, all alike or one beside the others. */
export interface WeightOptions extends SlotOptions {
  readonly bias?: boolean;
  readonly trained?: boolean;
  readonly kernelOnly?: SlotOptions;
  readonly biasOnly?: SlotOptions;
}

/** A dense layer over the last axis: the least that lowers to a `dense` op. */
export const dense = (
  units: number,
  activation: Activation,
  { bias = true, ...weights }: WeightOptions = {},
): Lowerable => ({
  lower: (plan, from) => {
    const inputs = from.shape.at(-1) ?? 1;
    const kernel = addWeight(plan, 'kernel', [inputs, units], weights);
    const settings = { kernel, activation, ...(bias ? { bias: addWeight(plan, 'bias', [units], weights) } : {}) };
    return plan.op('dense', from, [...from.shape.slice(0, -1), units], settings);
  },
});

/** What a recurrent layer of the suite can have. */
export interface RecurrentOptions extends WeightOptions {
  readonly sequences?: boolean;
  readonly activation?: Activation;
}

/** The same for one with gates. */
export interface GatedOptions extends RecurrentOptions {
  readonly recurrentActivation?: Activation;
}

/** A layer that lowers to an `lstm` op. */
export const lstm = (units: number, options: GatedOptions = {}): Lowerable => ({
  lower: (plan, from) =>
    plan.op('lstm', from, outputOf(from.shape, units, options), {
      ...recurrentSettings(plan, from.shape, [units, 4 * units], [4 * units], options),
      recurrentActivation: options.recurrentActivation ?? 'sigmoid',
    }),
});

/** A layer that lowers to a `gru` op. */
export const gru = (units: number, { resetAfter = true, ...options }: GatedOptions & { resetAfter?: boolean } = {}) =>
  ({
    lower: (plan, from) =>
      plan.op('gru', from, outputOf(from.shape, units, options), {
        ...recurrentSettings(plan, from.shape, [units, 3 * units], resetAfter ? [2, 3 * units] : [3 * units], options),
        recurrentActivation: options.recurrentActivation ?? 'sigmoid',
        resetAfter,
      }),
  }) satisfies Lowerable;

/** A layer that lowers to a `simpleRnn` op. */
export const simpleRnn = (units: number, options: RecurrentOptions = {}): Lowerable => ({
  lower: (plan, from) =>
    plan.op(
      'simpleRnn',
      from,
      outputOf(from.shape, units, options),
      recurrentSettings(plan, from.shape, [units, units], [units], options),
    ),
});

const outputOf = ([steps = 1]: Shape, units: number, { sequences = false }: RecurrentOptions): Shape =>
  sequences ? [steps, units] : [units];

function recurrentSettings(
  plan: PlanBuilder,
  [, features = 1]: Shape,
  [units, columns]: readonly [number, number],
  biasShape: Shape,
  { bias = true, sequences = false, activation = 'tanh', ...weights }: GatedOptions,
) {
  const kernel = addWeight(plan, 'kernel', [features, columns], weights);
  const recurrent = addWeight(plan, 'recurrent', [units, columns], weights);
  const settings = { kernel, recurrent, activation, sequences };
  return bias ? { ...settings, bias: addWeight(plan, 'bias', biasShape, weights) } : settings;
}

function addWeight(
  plan: PlanBuilder,
  name: 'kernel' | 'recurrent' | 'bias',
  shape: Shape,
  { trained = true, constraint, regularizer, kernelOnly, biasOnly }: WeightOptions,
): number {
  const [fanIn = 1, fanOut = 1] = shape;
  return plan.param({
    name,
    shape,
    initialiser: { kind: 'glorotUniform', fanIn, fanOut },
    trained,
    ...(constraint === undefined ? {} : { constraint }),
    ...(regularizer === undefined ? {} : { regularizer }),
    ...{ kernel: kernelOnly, recurrent: {}, bias: biasOnly }[name],
  });
}

/** A layer that applies a function to each value. */
export const activation = (kind: Activation): Lowerable => ({
  lower: (plan, from) => plan.op('activation', from, from.shape, { activation: kind }),
});

/** A layer that makes shares of each list along the last axis. */
export const softmax: Lowerable = { lower: (plan, from) => plan.op('softmax', from, from.shape, {}) };

/** A layer that leaves out values while training. */
export const dropout = (rate: number): Lowerable => ({
  lower: (plan, from) => plan.op('dropout', from, from.shape, { rate }),
});

/** A layer that limits values. */
export const clip = (low: number, high: number): Lowerable => ({
  lower: (plan, from) => plan.op('clip', from, from.shape, { to: [low, high] }),
});

/** Keeps every value of a parameter within. */
export const within = (...to: Interval): Constraint => ({ kind: 'interval', to });

/** A layer of one custom op with these parameters. */
export const custom = <Attributes>(
  definition: OpDefinition<Attributes>,
  attributes: Attributes,
  params: readonly ParamSlot[] = [],
): Lowerable => ({
  lower: (plan, from) => {
    const indices = params.map((slot) => plan.param(slot));
    return plan.custom(definition, from, attributes, indices);
  },
});

/** The plan of some layers, for rows of so many numbers or of a shape. */
export const planOf = (input: number | Shape, layers: readonly Lowerable[]): Plan =>
  lowerLayers(
    typeof input === 'number' ? [input] : input,
    layers.map((layer, index) => [`layer_${index}`, layer]),
  ).plan;

/** Numbers from -size to size, the same for the same seed. */
export function numbers(count: number, size: number, seed: number): Float32Array {
  const generator = stream(seed);
  return Float32Array.from({ length: count }, () => size * (2 * generator.uniform() - 1));
}

/** Parameters for a plan, from -size to size. */
export const paramsFor = (plan: Plan, seed: number, size = 0.8): readonly Float32Array[] =>
  plan.params.map(({ shape }, index) => numbers(sizeOf(shape), size, seed + 7919 * index));

/** All numbers of some arrays, one after another. */
export const flat = (arrays: readonly Floats[]): readonly number[] => arrays.flatMap((array) => [...array]);
