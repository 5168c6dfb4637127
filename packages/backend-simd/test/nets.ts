import {
  type Activation,
  type Float32Samples,
  type Loss,
  type Lowerable,
  lowerLayers,
  type OptimizerSpec,
  type ParamGrid,
  type Pass,
  type Plan,
  type PlanBuilder,
  type Program,
  type Rounding,
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

const param = (plan: PlanBuilder, name: string, shape: Shape): number =>
  plan.param({ name, shape, initialiser: { kind: 'constant', value: 0 }, trained: true });

/** A dense layer with a bias, over the last axis. */
export const dense = (units: number, activation: Activation = 'linear'): Lowerable => ({
  lower: (plan, from) => {
    const kernel = param(plan, 'kernel', [from.shape.at(-1) ?? 1, units]);
    const bias = param(plan, 'bias', [units]);
    return plan.op('dense', from, [...from.shape.slice(0, -1), units], { kernel, bias, activation });
  },
});

type RecurrentKind = 'lstm' | 'gru' | 'simpleRnn';

const gates: Readonly<Record<RecurrentKind, number>> = { lstm: 4, gru: 3, simpleRnn: 1 };

/** A recurrent layer with a bias that gives the state of its last step, or of every step. */
export const recurrent = (kind: RecurrentKind, units: number, sequences = false): Lowerable => ({
  lower: (plan, from) => {
    const [steps = 1, features = 1] = from.shape;
    const width = gates[kind] * units;
    const settings = {
      kernel: param(plan, 'kernel', [features, width]),
      recurrent: param(plan, 'recurrent', [units, width]),
      bias: param(plan, 'bias', kind === 'gru' ? [2, width] : [width]),
      activation: 'tanh',
      sequences,
    } as const;
    const output = sequences ? [steps, units] : [units];
    if (kind === 'simpleRnn') return plan.op(kind, from, output, settings);
    const gated = { ...settings, recurrentActivation: 'sigmoid' } as const;
    if (kind === 'lstm') return plan.op(kind, from, output, gated);
    return plan.op(kind, from, output, { ...gated, resetAfter: true });
  },
});

/** Windows that move by a step, without steps outside. */
const windows = { stride: 1, before: 0 } as const;

/** A convolution with a bias. */
export const conv1d = (
  filters: number,
  width: number,
  { stride = 1, before = 0, dilation = 1, activation = 'linear' as Activation } = {},
): Lowerable => ({
  lower: (plan, from) => {
    const [steps = 1, channels = 1] = from.shape;
    const kernel = param(plan, 'kernel', [width, channels, filters]);
    const bias = param(plan, 'bias', [filters]);
    const windowed = Math.floor((steps + 2 * before - dilation * (width - 1) - 1) / stride) + 1;
    return plan.op('conv1d', from, [windowed, filters], { kernel, bias, activation, stride, before, dilation });
  },
});

/** The greatest or the mean of windows of two steps, one after another. */
export const pooling = (kind: 'maxPooling1d' | 'averagePooling1d', size = 2): Lowerable => ({
  lower: (plan, from) => {
    const [steps = 1, channels = 1] = from.shape;
    return plan.op(kind, from, [Math.ceil(steps / size), channels], { ...windows, size, stride: size });
  },
});

/** The same numbers in another shape. */
export const reshape = (...shape: Shape): Lowerable => ({ lower: (plan, from) => plan.op('reshape', from, shape, {}) });

/** A normalisation with gamma and beta. */
export const normalization = (kind: 'batchNormalization' | 'layerNormalization'): Lowerable => ({
  lower: (plan, from) => {
    const line = [from.shape.at(-1) ?? 1];
    const affine = { gamma: param(plan, 'gamma', line), beta: param(plan, 'beta', line), epsilon: 1e-3 };
    if (kind === 'layerNormalization') return plan.op(kind, from, from.shape, affine);
    const kept = (name: string, value: number): number =>
      plan.param({ name, shape: line, initialiser: { kind: 'constant', value }, trained: false });
    const statistics = { mean: kept('mean', 0), variance: kept('variance', 1), momentum: 0.9 };
    return plan.op(kind, from, from.shape, { ...affine, ...statistics });
  },
});

/** A function of each value. */
export const activation = (name: Activation | UnfoldedActivation): Lowerable => ({
  lower: (plan, from) => plan.op('activation', from, from.shape, { activation: name }),
});

/** Limits values. */
export const clip = (low: number, high: number): Lowerable => ({
  lower: (plan, from) => plan.op('clip', from, from.shape, { to: [low, high] }),
});

/** Takes values to numbers of fixed point, in eighths. */
export const quantise = (rounding: Rounding = 'halfUp'): Lowerable => ({
  lower: (plan, from) => plan.op('quantise', from, from.shape, { ...eighths, step: 1 / 8, rounding }),
});

/** A dense layer whose weights are seen as such numbers. */
export const quantisedDense = (units: number): Lowerable => {
  const { lower } = dense(units);
  const grid: ParamGrid = { ...eighths, rounding: 'halfUp', steps: [1 / 8] };
  return { lower: (plan, from) => lower({ ...plan, param: (slot) => plan.param({ ...slot, grid }) }, from) };
};

const eighths = { least: -8, greatest: 7 };

export const softmax: Lowerable = { lower: (plan, from) => plan.op('softmax', from, from.shape, {}) };

/** The plan of layers one after another. */
export const planOf = (input: Shape, ...layers: readonly Lowerable[]): Plan =>
  lowerLayers(
    input,
    layers.map((layer, index) => [`layer_${index}`, layer] as const),
  ).plan;

/** Start weights in which no gradient is 0 by accident. */
export const paramsOf = ({ params }: Plan, seed: number): readonly Float32Array[] =>
  params.map(({ shape, name }, index) => {
    const values = numbers(sizeOf(shape), 1 / Math.sqrt(shape[0] ?? 1), seed + index);
    return name.endsWith('/variance') ? values.map((value) => 1 + value * value) : values;
  });

const optimizers = {
  sgd: { kind: 'sgd', learningRate: 0.1, momentum: 0, nesterov: false },
  adam: { kind: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
} as const satisfies Readonly<Record<string, OptimizerSpec>>;

/** How to train. */
export const trainingOf = (
  batchSize: number,
  optimizer: keyof typeof optimizers = 'adam',
  kind: Exclude<Loss['kind'], 'huber'> = 'meanSquaredError',
): Training => ({ loss: { kind }, optimizer: optimizers[optimizer], batchSize });

/** Rows for a plan: numbers between -1 and 1, or for a loss on class indices those. */
export function samplesFor({ input, output }: Plan, rows: number, seed: number, loss?: Loss): Float32Samples {
  const shape = [rows, ...(loss === undefined ? output : targetShape(output, loss))];
  const targets = numbers(sizeOf(shape), 1, seed + 1);
  const classes = output.at(-1) ?? 1;
  const indices = targets.map((value) => Math.floor(((value + 1) / 2) * classes));
  return {
    x: { data: numbers(rows * sizeOf(input), 1, seed), shape: [rows, ...input] },
    y: { data: loss?.kind === 'sparseCategoricalCrossentropy' ? indices : targets, shape },
  };
}

/** A pass over all rows, in order, with room for what it writes. */
export function passOver({ output }: Plan, { x }: Float32Samples, batchSize: number): Pass {
  const rows = rowsOf(x);
  return {
    order: Uint32Array.from({ length: rows }, (_, row) => row),
    from: 0,
    to: rows,
    learningRate: 0.01,
    noiseSeed: 1,
    out: new Float32Array(rows * sizeOf(output)),
    losses: new Float64Array(Math.ceil(rows / batchSize)),
  };
}

/** What some epochs leave: parameters, losses and predictions. */
export function trained(
  program: Program,
  plan: Plan,
  samples: Float32Samples,
  batchSize: number,
  epochs = 1,
): readonly (Float32Array | Float64Array)[] {
  const pass = passOver(plan, samples, batchSize);
  for (let epoch = 0; epoch < epochs; epoch++) void program.train(samples, pass);
  return [...program.read(), pass.losses, pass.out];
}
