import {
  type Activation,
  type Backend,
  type Float32Samples,
  type Interval,
  type Lowerable,
  lowerLayers,
  type Plan,
  type Program,
  type ProgramState,
  type Shape,
  sizeOf,
  stream,
  type Training,
} from '@linnet/core';

const dense = (units: number, activation: Activation, to?: Interval): Lowerable => ({
  lower: (plan, from) => {
    const inputs = sizeOf(from.shape);
    const initialiser = { kind: 'constant', value: 0 } as const;
    const constraint = to === undefined ? {} : { constraint: { kind: 'interval', to } as const };
    const rest = { initialiser, trained: true, regularizer: { l1: 1e-3, l2: 1e-2 }, ...constraint };
    const kernel = plan.param({ name: 'kernel', shape: [inputs, units], ...rest });
    const bias = plan.param({ name: 'bias', shape: [units], ...rest });
    return plan.op('dense', from, [units], { kernel, bias, activation });
  },
});

const limit: Lowerable = { lower: (plan, from) => plan.op('clip', from, from.shape, { to: [-1, 1] }) };
const squash: Lowerable = { lower: (plan, from) => plan.op('activation', from, from.shape, { activation: 'sigmoid' }) };
const shares: Lowerable = { lower: (plan, from) => plan.op('softmax', from, from.shape, {}) };
const dropout: Lowerable = { lower: (plan, from) => plan.op('dropout', from, from.shape, { rate: 0.2 }) };

/** Limited weights and free ones, layers of one unit, noise, and a head. */
export const plan: Plan = lowerLayers(
  [3],
  [
    ['one', dense(8, 'relu', [-1, 1])],
    ['two', limit],
    ['three', dense(6, 'sigmoid')],
    ['four', dense(1, 'softsign', [-0.5, 0.5])],
    ['five', dense(4, 'tanh')],
    ['six', dropout],
    ['seven', squash],
    ['eight', shares],
    ['nine', dense(1, 'sigmoid')],
  ],
).plan;

export const training: Training = {
  loss: { kind: 'binaryCrossentropy' },
  optimizer: { kind: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  batchSize: 4,
};

const numbers = (count: number, seed: number): Float32Array => {
  const generator = stream(seed);
  return Float32Array.from({ length: count }, () => 2 * generator.uniform() - 1);
};

const paramsOf = (of: Plan): readonly Float32Array[] =>
  of.params.map(({ shape }, index) => numbers(sizeOf(shape), index));

export const params = paramsOf(plan);

const rows = 10;
export const samples: Float32Samples = {
  x: { data: numbers(rows * 3, 100), shape: [rows, 3] },
  y: { data: numbers(rows, 101).map((value) => Number(value > 0)), shape: [rows, 1] },
};

/** What a test trains. */
export interface Model {
  readonly plan: Plan;
  readonly training: Training;
  readonly params: readonly Float32Array[];
  readonly samples: Float32Samples;
}

export const denseModel: Model = { plan, training, params, samples };

/** A model of one batch and a short one, for rows of these numbers. */
export function modelOf(
  input: Shape,
  layers: readonly Lowerable[],
  { x = numbers(rows * sizeOf(input), 100), ...settings }: Partial<Training> & { readonly x?: Float32Array } = {},
): Model {
  const own = lowerLayers(
    input,
    layers.map((layer, index) => [`layer_${index}`, layer]),
  ).plan;
  return {
    plan: own,
    training: { ...training, ...settings },
    params: paramsOf(own),
    samples: {
      x: { data: x, shape: [rows, ...input] },
      y: { data: numbers(rows * sizeOf(own.output), 101).map((y) => Number(y > 0)), shape: [rows, ...own.output] },
    },
  };
}

/** A program at the start parameters. */
export function compiled(backend: Backend, model: Model = denseModel): Program {
  const program = backend.compile(model.plan, model.training);
  program.write(model.params);
  return program;
}

/** Trains on all rows once. */
export async function trainEpoch(program: Program, { plan: own, samples: all }: Model = denseModel): Promise<void> {
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  const results = { out: new Float32Array(rows * sizeOf(own.output)), losses: new Float64Array(3) };
  await program.train(all, { order, from: 0, to: rows, learningRate: 0.01, noiseSeed: 1, ...results });
}

/** Everything a program holds, to compare. */
export const contents = (program: Program): ProgramState => program.readState();
