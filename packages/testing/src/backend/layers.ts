import {
  type Activation,
  type Floats,
  type Interval,
  type Lowerable,
  lowerLayers,
  type OpDefinition,
  type ParamSlot,
  type Plan,
  sizeOf,
  stream,
} from '@linnet/core';

/** What a dense layer of the suite can have. */
export interface DenseOptions {
  readonly bias?: boolean;
  /** Limits of kernel and bias. */
  readonly limits?: Interval;
  readonly trained?: boolean;
}

/** A dense layer: the least that lowers to a `dense` op. */
export function dense(
  units: number,
  activation: Activation,
  { bias = true, limits, trained = true }: DenseOptions = {},
): Lowerable {
  return {
    lower: (plan, from) => {
      const inputs = sizeOf(from.shape);
      const slot = (name: string, shape: readonly number[]): ParamSlot => ({
        name,
        shape,
        initialiser: { kind: 'glorotUniform', fanIn: inputs, fanOut: units },
        trained,
        ...(limits === undefined ? {} : { clip: limits }),
      });
      const kernel = plan.param(slot('kernel', [inputs, units]));
      const settings = { kernel, activation, ...(bias ? { bias: plan.param(slot('bias', [units])) } : {}) };
      return plan.op('dense', from, [units], settings);
    },
  };
}

/** A layer that limits values. */
export const clip = (low: number, high: number): Lowerable => ({
  lower: (plan, from) => plan.op('clip', from, from.shape, { to: [low, high] }),
});

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

/** The plan of some layers. */
export const planOf = (inputs: number, layers: readonly Lowerable[]): Plan =>
  lowerLayers(
    [inputs],
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
