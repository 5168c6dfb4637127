import {
  type Activation,
  type Constraint,
  type Floats,
  type Grid,
  type Interval,
  type Lowerable,
  lowerLayers,
  type OpDefinition,
  type ParamGrid,
  type ParamSlot,
  type Plan,
  type PlanBuilder,
  type Regularizer,
  type Shape,
  sizeOf,
  stream,
  type UnfoldedActivation,
} from '@linnet/core';

/** What a parameter of the suite can have. */
export interface SlotOptions {
  readonly constraint?: Constraint;
  readonly regularizer?: Regularizer;
  readonly grid?: ParamGrid;
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

/** Adds a parameter; every test writes the numbers it starts from. */
export function addWeight(
  plan: PlanBuilder,
  name: string,
  shape: Shape,
  { trained = true, constraint, regularizer, grid, kernelOnly, biasOnly }: WeightOptions = {},
): number {
  return plan.param({
    name,
    shape,
    initialiser: { kind: 'constant', value: 0 },
    trained,
    ...(constraint === undefined ? {} : { constraint }),
    ...(regularizer === undefined ? {} : { regularizer }),
    ...(grid === undefined ? {} : { grid }),
    ...(name === 'kernel' ? kernelOnly : name === 'bias' ? biasOnly : {}),
  });
}

/** A layer that applies a function to each value. */
export const activation = (kind: Activation | UnfoldedActivation, slope?: number): Lowerable => ({
  lower: (plan, from) =>
    plan.op('activation', from, from.shape, { activation: kind, ...(slope === undefined ? {} : { slope }) }),
});

/** A layer that makes shares of each list along the last axis. */
export const softmax: Lowerable = { lower: (plan, from) => plan.op('softmax', from, from.shape, {}) };

/** A layer that leaves out values while training. */
export const dropout = (rate: number): Lowerable => ({
  lower: (plan, from) => plan.op('dropout', from, from.shape, { rate }),
});

/** A layer that adds noise to values while training. */
export const gaussianNoise = (deviation: number): Lowerable => ({
  lower: (plan, from) => plan.op('gaussianNoise', from, from.shape, { deviation }),
});

/** A layer that limits values. */
export const clip = (low: number, high: number): Lowerable => ({
  lower: (plan, from) => plan.op('clip', from, from.shape, { to: [low, high] }),
});

/** A layer that takes values to a grid. */
export const quantise = (grid: Grid): Lowerable => ({
  lower: (plan, from) => plan.op('quantise', from, from.shape, grid),
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

/** Parameters for a plan, from -size to size; variances are above 0. */
export function paramsFor(plan: Plan, seed: number, size = 0.8): readonly Float32Array[] {
  const variances = plan.ops.flatMap((op) => (op.kind === 'batchNormalization' ? [op.variance] : []));
  return plan.params.map(({ shape }, index) => {
    const values = numbers(sizeOf(shape), size, seed + 7919 * index);
    return variances.includes(index) ? values.map((value) => 0.5 + Math.abs(value)) : values;
  });
}

/** All numbers of some arrays, one after another. */
export const flat = (arrays: readonly Floats[]): readonly number[] => arrays.flatMap((array) => [...array]);

/** How far the number that is furthest from 0 is from it. */
export const largest = (arrays: readonly Floats[]): number => Math.max(0, ...flat(arrays).map(Math.abs));
