import {
  type Activation,
  type Constraint,
  type Float32Samples,
  type Loss,
  type Lowerable,
  lowerLayers,
  type ParamSlot,
  type Plan,
  type PlanBuilder,
  type Program,
  type Regularizer,
  rowsOf,
  type Shape,
  sizeOf,
  stream,
  type Training,
  targetShape,
} from '@linnet/core';

/** Numbers between minus `size` and `size`; the same for the same seed. */
export function numbers(length: number, size: number, seed: number): Float32Array {
  const generator = stream(seed);
  return Float32Array.from({ length }, () => size * (2 * generator.uniform() - 1));
}

/** What the weights of a layer are held to. */
export interface WeightOptions {
  readonly kernel?: { readonly constraint?: Constraint; readonly regularizer?: Regularizer };
  readonly bias?: { readonly constraint?: Constraint };
}

const start = { initialiser: { kind: 'constant', value: 0 }, trained: true } as const;
const param = (plan: PlanBuilder, name: string, shape: Shape, options: Partial<ParamSlot> = {}): number =>
  plan.param({ name, shape, ...start, ...options });

/** A dense layer with a bias. */
export const dense = (units: number, activation: Activation, options: WeightOptions = {}): Lowerable => ({
  lower: (plan, from) => {
    const kernel = param(plan, 'kernel', [from.shape.at(-1) ?? 1, units], options.kernel);
    const bias = param(plan, 'bias', [units], options.bias);
    return plan.op('dense', from, [...from.shape.slice(0, -1), units], { kernel, bias, activation });
  },
});

/** How a recurrent layer differs from one with the activations of Keras that gives the last step. */
export interface RecurrentOptions {
  readonly activation?: Activation;
  readonly recurrentActivation?: Activation;
  readonly sequences?: boolean;
  readonly bias?: boolean;
}

/** A kind of recurrent layer. */
export type RecurrentLayer = (units: number, options?: RecurrentOptions) => Lowerable;

const recurrent =
  (kind: 'lstm' | 'gru' | 'simpleRnn', gates: number, resetAfter = false): RecurrentLayer =>
  (units, options = {}) => ({
    lower: (plan, from) => {
      const { activation = 'tanh', recurrentActivation = 'sigmoid', sequences = false, bias = true } = options;
      const [steps = 1, features = 1] = from.shape;
      const width = gates * units;
      const weights = {
        kernel: param(plan, 'kernel', [features, width]),
        recurrent: param(plan, 'recurrent', [units, width]),
        ...(bias ? { bias: param(plan, 'bias', resetAfter ? [2, width] : [width]) } : {}),
      };
      const output = sequences ? [steps, units] : [units];
      const settings = { ...weights, activation, sequences };
      if (kind === 'simpleRnn') return plan.op(kind, from, output, settings);
      if (kind === 'lstm') return plan.op(kind, from, output, { ...settings, recurrentActivation });
      return plan.op(kind, from, output, { ...settings, recurrentActivation, resetAfter });
    },
  });

export const lstm = recurrent('lstm', 4);
export const gru = recurrent('gru', 3, true);
export const gruResetBefore = recurrent('gru', 3);
export const simpleRnn = recurrent('simpleRnn', 1);

/** Limits values. */
export const clip = (low: number, high: number): Lowerable => ({
  lower: (plan, from) => plan.op('clip', from, from.shape, { to: [low, high] }),
});

/** A function of each value. */
export const activation = (name: Activation): Lowerable => ({
  lower: (plan, from) => plan.op('activation', from, from.shape, { activation: name }),
});

/** Leaves values out. */
export const dropout = (rate: number): Lowerable => ({
  lower: (plan, from) => plan.op('dropout', from, from.shape, { rate }),
});

export const softmax: Lowerable = { lower: (plan, from) => plan.op('softmax', from, from.shape, {}) };

/** The plan of layers one after another. */
export const planOf = (input: number | Shape, layers: readonly Lowerable[]): Plan =>
  lowerLayers(
    typeof input === 'number' ? [input] : input,
    layers.map((layer, index) => [`layer_${index}`, layer] as const),
  ).plan;

/** Start weights for a plan: Glorot's for matrices, small ones for biases, so that no gradient is 0 by accident. */
export const paramsOf = (plan: Plan, seed: number): readonly Float32Array[] =>
  plan.params.map(({ shape: [inputs = 1, units] }, index) =>
    units === undefined
      ? numbers(inputs, 0.1, seed + index)
      : numbers(inputs * units, Math.sqrt(6 / (inputs + units)), seed + index),
  );

/** Rows for a plan and a loss: targets between -1 and 1, classes, or shares. */
export function samplesFor(
  { input, output }: Plan,
  rows: number,
  seed: number,
  kind: Loss['kind'] = 'meanSquaredError',
): Float32Samples {
  const shape = [rows, ...targetShape(output, { kind })];
  const targets = numbers(sizeOf(shape), 1, seed + 1);
  const classes = output.at(-1) ?? 1;
  const y = {
    meanSquaredError: targets,
    binaryCrossentropy: targets.map((value) => Number(value > 0)),
    categoricalCrossentropy: targets.map((value) => Math.abs(value)),
    sparseCategoricalCrossentropy: targets.map((value) => Math.floor(((value + 1) / 2) * classes)),
  };
  return {
    x: { data: numbers(rows * sizeOf(input), 1, seed), shape: [rows, ...input] },
    y: { data: y[kind], shape },
  };
}

/** Plain descent, for all rows at once. */
export const descent = (batchSize: number, kind: Loss['kind'] = 'meanSquaredError'): Training => ({
  loss: { kind },
  optimizer: { kind: 'sgd', learningRate: 1, momentum: 0, nesterov: false },
  batchSize,
});

/** One pass over all rows in order. */
export function trainAll(
  program: Program,
  samples: Float32Samples,
  { output }: Plan,
  batchSize: number,
  learningRate: number,
): Float64Array {
  const rows = rowsOf(samples.x);
  const losses = new Float64Array(Math.ceil(rows / batchSize));
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  const out = new Float32Array(rows * sizeOf(output));
  void program.train(samples, { order, from: 0, to: rows, learningRate, noiseSeed: 1, out, losses });
  return losses;
}
