import type { Activation, Float32Samples, OptimizerSpec, Plan, Training } from '@linnet/core';
import { squareGain } from './custom-ops.js';
import { clip, custom, dense, numbers, paramsFor, planOf } from './layers.js';

/** A model to test with, and rows for it. */
export interface Net {
  readonly title: string;
  readonly plan: Plan;
  readonly training: Training;
  readonly params: readonly Float32Array[];
  readonly samples: Float32Samples;
}

/** Plain gradient descent. The rate of a pass counts, so the one here is out of the way. */
export const sgd: OptimizerSpec = { kind: 'sgd', learningRate: 123 };
export const adam: OptimizerSpec = { kind: 'adam', learningRate: 123, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };

/** Training with mean squared error. */
export const trainingOf = (optimizer: OptimizerSpec, batchSize: number): Training => ({
  loss: { kind: 'meanSquaredError' },
  optimizer,
  batchSize,
});

/** Random rows for a plan. */
export function samplesFor(plan: Plan, rows: number, seed: number): Float32Samples {
  const [inputs = 1] = plan.input;
  const [outputs = 1] = plan.output;
  return {
    x: { data: numbers(rows * inputs, 1.5, seed), shape: [rows, inputs] },
    y: { data: numbers(rows * outputs, 1, seed + 1), shape: [rows, outputs] },
  };
}

/** The same rows, weighing differently. */
export const weighted = (samples: Float32Samples, weights: Float32Array): Float32Samples => ({
  ...samples,
  weights: { data: weights, shape: [weights.length] },
});

const net = (title: string, plan: Plan, seed: number): Net => ({
  title,
  plan,
  training: trainingOf(sgd, 9),
  params: paramsFor(plan, seed),
  samples: samplesFor(plan, 9, seed),
});

const activations: readonly Activation[] = ['linear', 'relu', 'tanh', 'sigmoid', 'softsign'];

/** Small models that hold every kind of op and every activation, at the end and within. */
export const nets: readonly Net[] = [
  ...activations.map((kind, index) => net(`dense ${kind}`, planOf(3, [dense(2, kind)]), 100 + index)),
  ...activations.map((kind, index) =>
    net(`dense ${kind} within`, planOf(3, [dense(5, kind), dense(2, 'tanh')]), 200 + index),
  ),
  net('dense without bias', planOf(4, [dense(5, 'tanh', { bias: false }), dense(3, 'linear', { bias: false })]), 300),
  net('one input, one unit', planOf(1, [dense(1, 'tanh'), dense(1, 'linear')]), 301),
  net('clip', planOf(3, [dense(6, 'linear'), clip(-0.5, 0.7), dense(2, 'linear')]), 302),
  net(
    'clip after relu, and at the end',
    planOf(3, [dense(6, 'relu'), clip(-1, 1), dense(4, 'linear'), clip(-0.6, 0.6)]),
    303,
  ),
  net('clip at the start', planOf(3, [clip(-1, 1), dense(2, 'tanh')]), 304),
  net('three dense layers', planOf(5, [dense(7, 'relu'), dense(6, 'sigmoid'), dense(3, 'softsign')]), 305),
  net(
    'a layer that does not train within',
    planOf(3, [dense(4, 'tanh'), dense(4, 'tanh', { trained: false }), dense(2, 'linear')]),
    306,
  ),
];

const gains = { name: 'gain', shape: [4], initialiser: { kind: 'constant', value: 1 }, trained: true } as const;

/** A model with an op that brings its own loops. */
export const customNet: Net = net(
  'a custom op within',
  planOf(3, [dense(4, 'tanh'), custom(squareGain, { shift: 0.25 }, [gains]), dense(2, 'linear')]),
  400,
);
