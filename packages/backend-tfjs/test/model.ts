import {
  type Activation,
  type Backend,
  type Float32Samples,
  type Lowerable,
  lowerLayers,
  type Plan,
  type Program,
  type ProgramState,
  sizeOf,
  stream,
  type Training,
} from '@linnet/core';

const dense = (units: number, activation: Activation, clip?: readonly [number, number]): Lowerable => ({
  lower: (plan, from) => {
    const inputs = sizeOf(from.shape);
    const initialiser = { kind: 'glorotUniform', fanIn: inputs, fanOut: units } as const;
    const rest = { initialiser, trained: true, ...(clip === undefined ? {} : { clip }) };
    const kernel = plan.param({ name: 'kernel', shape: [inputs, units], ...rest });
    const bias = plan.param({ name: 'bias', shape: [units], ...rest });
    return plan.op('dense', from, [units], { kernel, bias, activation });
  },
});

const limit: Lowerable = { lower: (plan, from) => plan.op('clip', from, from.shape, { to: [-1, 1] }) };

/** All activations, limited weights and free ones, and layers of one unit. */
export const plan: Plan = lowerLayers(
  [3],
  [
    ['one', dense(8, 'relu', [-1, 1])],
    ['two', limit],
    ['three', dense(6, 'sigmoid')],
    ['four', dense(1, 'softsign', [-0.5, 0.5])],
    ['five', dense(4, 'tanh')],
    ['six', dense(1, 'linear')],
  ],
).plan;

export const training: Training = {
  loss: { kind: 'meanSquaredError' },
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
  y: { data: numbers(rows, 101), shape: [rows, 1] },
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
