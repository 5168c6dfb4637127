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
  type UnfoldedActivation,
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
export const activation = (name: Activation | UnfoldedActivation): Lowerable => ({
  lower: (plan, from) => plan.op('activation', from, from.shape, { activation: name }),
});

/** Leaves values out. */
export const dropout = (rate: number): Lowerable => ({
  lower: (plan, from) => plan.op('dropout', from, from.shape, { rate }),
});

export const softmax: Lowerable = { lower: (plan, from) => plan.op('softmax', from, from.shape, {}) };

/** Adds normal noise. */
export const gaussianNoise = (deviation: number): Lowerable => ({
  lower: (plan, from) => plan.op('gaussianNoise', from, from.shape, { deviation }),
});

export const reverse: Lowerable = { lower: (plan, from) => plan.op('reverse', from, from.shape, {}) };

/** The same numbers in another shape; without one, flat. */
export const reshape = (shape?: Shape): Lowerable => ({
  lower: (plan, from) => plan.op('reshape', from, shape ?? [sizeOf(from.shape)], {}),
});

/** Whole numbers below `entries` replaced by rows of a table. */
export const embedding = (entries: number, width: number): Lowerable => ({
  lower: (plan, from) =>
    plan.op('embedding', from, [...from.shape, width], { table: param(plan, 'table', [entries, width]) }),
});

/** Which of its parameters a normalisation has. */
interface AffineOptions {
  readonly gamma?: boolean;
  readonly beta?: boolean;
}

const affineOf = (plan: PlanBuilder, channels: number, { gamma = true, beta = true }: AffineOptions) => ({
  ...(gamma ? { gamma: param(plan, 'gamma', [channels]) } : {}),
  ...(beta ? { beta: param(plan, 'beta', [channels]) } : {}),
});

/** Keras's, with its parameters in Keras's order. */
export const batchNormalization = (momentum: number, epsilon: number, options: AffineOptions = {}): Lowerable => ({
  lower: (plan, from) => {
    const channels = from.shape.at(-1) ?? 1;
    const affine = affineOf(plan, channels, options);
    const mean = param(plan, 'mean', [channels], { trained: false });
    const variance = param(plan, 'variance', [channels], { trained: false });
    return plan.op('batchNormalization', from, from.shape, { ...affine, mean, variance, momentum, epsilon });
  },
});

export const layerNormalization = (epsilon: number, options: AffineOptions = {}): Lowerable => ({
  lower: (plan, from) =>
    plan.op('layerNormalization', from, from.shape, { ...affineOf(plan, from.shape.at(-1) ?? 1, options), epsilon }),
});

/** How windows lie on the steps. */
export interface WindowOptions {
  readonly padding?: 'valid' | 'same' | 'causal';
  readonly stride?: number;
}

/** Where the first window of `span` steps starts and how many windows there are, as in Keras. */
function windowsOf(steps: number, span: number, { padding = 'valid', stride = 1 }: WindowOptions) {
  if (padding === 'valid') return { before: 0, count: Math.floor((steps - span) / stride) + 1 };
  if (padding === 'causal') return { before: span - 1, count: Math.floor((steps - 1) / stride) + 1 };
  const count = Math.ceil(steps / stride);
  return { before: Math.floor(Math.max((count - 1) * stride + span - steps, 0) / 2), count };
}

/** A convolution over the steps. */
export const conv1d = (
  filters: number,
  width: number,
  name: Activation,
  options: WindowOptions & { readonly dilation?: number; readonly bias?: boolean } = {},
): Lowerable => ({
  lower: (plan, from) => {
    const { stride = 1, dilation = 1, bias = true } = options;
    const [steps = 1, channels = 1] = from.shape;
    const { before, count } = windowsOf(steps, (width - 1) * dilation + 1, options);
    const kernel = param(plan, 'kernel', [width, channels, filters]);
    const settings = { kernel, stride, before, dilation, activation: name };
    const added = bias ? { bias: param(plan, 'bias', [filters]) } : {};
    return plan.op('conv1d', from, [count, filters], { ...settings, ...added });
  },
});

const pooling =
  (kind: 'maxPooling1d' | 'averagePooling1d') =>
  (size: number, options: WindowOptions = {}): Lowerable => ({
    lower: (plan, from) => {
      const [steps = 1, channels = 1] = from.shape;
      const { before, count } = windowsOf(steps, size, options);
      return plan.op(kind, from, [count, channels], { size, before, stride: options.stride ?? 1 });
    },
  });

export const maxPooling1d = pooling('maxPooling1d');
export const averagePooling1d = pooling('averagePooling1d');

/** Several layers that read the same, made one; a layer is a list of layers one after another. */
export const branches = (
  by: 'concatenate' | 'sum' | 'product' | 'mean',
  lists: readonly (readonly Lowerable[])[],
): Lowerable => ({
  lower: (plan, from) => {
    const ends = lists.map((list, index) => {
      const within: PlanBuilder = { ...plan, param: (slot) => plan.param({ ...slot, name: `${index}_${slot.name}` }) };
      return list.reduce((port, layer) => layer.lower(within, port), from);
    });
    const [shape = []] = ends.map((end) => end.shape);
    const width = ends.reduce((sum, end) => sum + (end.shape.at(-1) ?? 1), 0);
    return plan.op('merge', ends, by === 'concatenate' ? [...shape.slice(0, -1), width] : shape, { by });
  },
});

/** The plan of layers one after another. */
export const planOf = (input: number | Shape, layers: readonly Lowerable[]): Plan =>
  lowerLayers(
    typeof input === 'number' ? [input] : input,
    layers.map((layer, index) => [`layer_${index}`, layer] as const),
  ).plan;

/** Start weights for a plan: Glorot's for matrices, small ones for biases, so that no gradient is 0 by accident. */
export const paramsOf = (plan: Plan, seed: number): readonly Float32Array[] =>
  plan.params.map(({ name, shape }, index) => {
    const units = shape.length === 1 ? 0 : (shape.at(-1) ?? 1);
    const inputs = sizeOf(shape) / (units || 1);
    const values = numbers(sizeOf(shape), units === 0 ? 0.1 : Math.sqrt(6 / (inputs + units)), seed + index);
    return name.endsWith('gamma') || name.endsWith('variance') ? values.map((value) => 1 + 3 * value) : values;
  });

/** Rows for a plan and a loss: targets between -1 and 1, sides, classes, or shares. */
export function samplesFor(
  { input, output }: Plan,
  rows: number,
  seed: number,
  loss: Loss = { kind: 'meanSquaredError' },
): Float32Samples {
  const shape = [rows, ...targetShape(output, loss)];
  return {
    x: { data: numbers(rows * sizeOf(input), 1, seed), shape: [rows, ...input] },
    y: { data: targetsFor(loss, numbers(sizeOf(shape), 1, seed + 1), output.at(-1) ?? 1), shape },
  };
}

function targetsFor({ kind }: Loss, draws: Float32Array, classes: number): Float32Array {
  switch (kind) {
    case 'hinge':
    case 'squaredHinge':
      return draws.map((value) => Math.sign(value));
    case 'binaryCrossentropy':
      return draws.map((value) => Number(value > 0));
    case 'categoricalHinge':
    case 'categoricalCrossentropy':
    case 'klDivergence':
    case 'meanSquaredLogarithmicError':
    case 'poisson':
      return draws.map((value) => Math.abs(value));
    case 'sparseCategoricalCrossentropy':
      return draws.map((value) => Math.floor(((value + 1) / 2) * classes));
    default:
      return draws;
  }
}

/** Plain descent, for all rows at once. */
export const descent = (batchSize: number, loss: Loss = { kind: 'meanSquaredError' }): Training => ({
  loss,
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
