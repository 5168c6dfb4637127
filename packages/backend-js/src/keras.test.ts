import { type Constraint, type Float32Samples, loadBackend, type Plan, type Training } from '@linnet/core';
import { expect, it } from 'vitest';
import constrained from '../test/golden/constrained.json' with { type: 'json' };
import recurrent from '../test/golden/recurrent.json' with { type: 'json' };
import { dense, gruResetBefore, lstm, planOf, simpleRnn, softmax, trainAll } from '../test/nets.js';
import { js } from './index.js';

interface Case {
  readonly run: typeof recurrent;
  readonly plan: Plan;
  readonly training: Training;
  readonly rows: number;
}

const norm = (low: number, high: number, rate = 1): { readonly constraint: Constraint } => ({
  constraint: { kind: 'norm', low, high, rate },
});

// The models of make_golden.py.
const cases: Readonly<Record<string, Case>> = {
  'recurrent layers with other activations, every step, and RMSprop with all it has': {
    run: recurrent,
    rows: 11,
    plan: planOf(
      [5, 3],
      [
        gruResetBefore(4, { activation: 'softsign', recurrentActivation: 'tanh', sequences: true }),
        simpleRnn(3, { activation: 'relu', bias: false, sequences: true }),
        lstm(3, { activation: 'sigmoid', recurrentActivation: 'softsign', sequences: true }),
        dense(3, 'linear'),
        softmax,
      ],
    ),
    training: {
      loss: { kind: 'sparseCategoricalCrossentropy' },
      optimizer: { kind: 'rmsprop', learningRate: 0.02, rho: 0.8, momentum: 0.5, epsilon: 1e-4, centered: true },
      batchSize: 4,
    },
  },
  'norms, regularizers and Nesterov’s momentum': {
    run: constrained,
    rows: 13,
    plan: planOf(4, [
      dense(5, 'tanh', { kernel: { ...norm(0, 0.6), regularizer: { l1: 0.01, l2: 0.02 } }, bias: norm(1, 1) }),
      dense(2, 'sigmoid', { kernel: norm(0.9, 1.1, 0.3) }),
    ]),
    training: {
      loss: { kind: 'binaryCrossentropy' },
      optimizer: { kind: 'sgd', learningRate: 0.3, momentum: 0.8, nesterov: true },
      batchSize: 5,
    },
  },
};

it.each(Object.entries(cases))('trains as Keras does: %s', async (_, { run, plan, training, rows }) => {
  const program = (await loadBackend(js)).compile(plan, training);
  program.write(run.start.map((values) => Float32Array.from(values)));
  const samples: Float32Samples = {
    x: { data: Float32Array.from(run.x), shape: [rows, ...plan.input] },
    y: { data: Float32Array.from(run.y), shape: [rows, run.y.length / rows] },
  };
  const { batchSize, optimizer } = training;
  const losses = run.losses.map(() => {
    const means = trainAll(program, samples, plan, batchSize, optimizer.learningRate);
    return means.reduce((sum, mean, batch) => sum + mean * Math.min(batchSize, rows - batch * batchSize), 0) / rows;
  });
  expectNear(losses, run.losses);
  for (const [index, values] of program.read().entries()) expectNear(values, run.end[index] ?? []);
  const out = new Float32Array(run.predictions.length);
  await program.infer(samples.x, out);
  expectNear(out, run.predictions);
});

function expectNear(found: ArrayLike<number>, expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) expect(found[index]).toBeCloseTo(value, 5);
}
