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
  sizeOf,
  stream,
  type Training,
} from '@linnet/core';

const dense = (units: number, activation: Activation, to?: Interval): Lowerable => ({
  lower: (plan, from) => {
    const inputs = sizeOf(from.shape);
    const initialiser = { kind: 'glorotUniform', fanIn: inputs, fanOut: units } as const;
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

/** All kinds of op and activations, limited weights and free ones, layers of one unit, and a head. */
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

export const params = plan.params.map(({ shape }, index) => numbers(sizeOf(shape), index));

const rows = 10;
export const samples: Float32Samples = {
  x: { data: numbers(rows * 3, 100), shape: [rows, 3] },
  y: { data: numbers(rows, 101).map((value) => Number(value > 0)), shape: [rows, 1] },
};

/** A program at the start parameters. */
export function compiled(backend: Backend): Program {
  const program = backend.compile(plan, training);
  program.write(params);
  return program;
}

/** Trains on all rows once. */
export async function trainEpoch(program: Program): Promise<void> {
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  const results = { out: new Float32Array(rows), losses: new Float64Array(3) };
  await program.train(samples, { order, from: 0, to: rows, learningRate: 0.01, noiseSeed: 1, ...results });
}

/** Everything a program holds, to compare. */
export const contents = (program: Program): ProgramState => program.readState();
