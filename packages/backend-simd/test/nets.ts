import {
  type Activation,
  type Float32Samples,
  type Loss,
  type Lowerable,
  lowerLayers,
  type OptimizerSpec,
  type Pass,
  type Plan,
  type PlanBuilder,
  type Program,
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

/** Limits values. */
export const clip = (low: number, high: number): Lowerable => ({
  lower: (plan, from) => plan.op('clip', from, from.shape, { to: [low, high] }),
});

export const softmax: Lowerable = { lower: (plan, from) => plan.op('softmax', from, from.shape, {}) };

/** The plan of layers one after another. */
export const planOf = (input: Shape, ...layers: readonly Lowerable[]): Plan =>
  lowerLayers(
    input,
    layers.map((layer, index) => [`layer_${index}`, layer] as const),
  ).plan;

/** Start weights in which no gradient is 0 by accident. */
export const paramsOf = ({ params }: Plan, seed: number): readonly Float32Array[] =>
  params.map(({ shape }, index) => numbers(sizeOf(shape), 1 / Math.sqrt(shape[0] ?? 1), seed + index));

const optimizers = {
  sgd: { kind: 'sgd', learningRate: 0.1, momentum: 0, nesterov: false },
  adam: { kind: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
} as const satisfies Readonly<Record<string, OptimizerSpec>>;

/** How to train. */
export const trainingOf = (
  batchSize: number,
  optimizer: keyof typeof optimizers = 'adam',
  kind: Loss['kind'] = 'meanSquaredError',
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
