import {
  type Constraint,
  type Float32Samples,
  type Loss,
  type Lowerable,
  loadBackend,
  type OptimizerSpec,
  type Plan,
  type Shape,
  sizeOf,
  type Training,
  targetShape,
} from '@linnet/core';
import { describe, expect, it } from 'vitest';
import activations from '../test/golden/activations.json' with { type: 'json' };
import constrained from '../test/golden/constrained.json' with { type: 'json' };
import layers from '../test/golden/layers.json' with { type: 'json' };
import optimizers from '../test/golden/optimizers.json' with { type: 'json' };
import recurrent from '../test/golden/recurrent.json' with { type: 'json' };
import {
  activation,
  averagePooling1d,
  batchNormalization,
  branches,
  conv1d,
  dense,
  dropout,
  embedding,
  gaussianNoise,
  gru,
  gruResetBefore,
  layerNormalization,
  lstm,
  maxPooling1d,
  planOf,
  reshape,
  reverse,
  simpleRnn,
  softmax,
  trainAll,
} from '../test/nets.js';
import { js } from './index.js';

type Run = typeof recurrent;

interface Case {
  readonly plan: Plan;
  readonly training: Training;
}

const norm = (low: number, high: number, rate = 1): { readonly constraint: Constraint } => ({
  constraint: { kind: 'norm', low, high, rate },
});

const sgd: OptimizerSpec = { kind: 'sgd', learningRate: 0.1, momentum: 0, nesterov: false };

/** What `fit` of make_golden.py trains. */
const fitted = (
  input: Shape,
  hidden: readonly Lowerable[],
  { loss = { kind: 'meanSquaredError' }, optimizer = sgd }: { loss?: Loss; optimizer?: OptimizerSpec } = {},
): Case => ({
  plan: planOf(input, [...hidden, reshape(), dense(2, 'linear')]),
  training: { loss, optimizer, batchSize: 4 },
});

async function checkRun(run: Run, { plan, training }: Case): Promise<void> {
  const { batchSize, optimizer, loss } = training;
  const rows = run.x.length / sizeOf(plan.input);
  const program = (await loadBackend(js)).compile(plan, training);
  program.write(run.start.map((values) => Float32Array.from(values)));
  const samples: Float32Samples = {
    x: { data: Float32Array.from(run.x), shape: [rows, ...plan.input] },
    y: { data: Float32Array.from(run.y), shape: [rows, ...targetShape(plan.output, loss)] },
  };
  const losses = run.losses.map(() => {
    const means = trainAll(program, samples, plan, batchSize, optimizer.learningRate);
    return means.reduce((sum, mean, batch) => sum + mean * Math.min(batchSize, rows - batch * batchSize), 0) / rows;
  });
  expectNear(losses, run.losses);
  for (const [index, values] of program.read().entries()) expectNear(values, run.end[index] ?? []);
  const out = new Float32Array(run.predictions.length);
  await program.infer(samples.x, out);
  expectNear(out, run.predictions);
}

function expectNear(found: ArrayLike<number>, expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) expect(found[index]).toBeCloseTo(value, 5);
}

describe('trains as Keras does', () => {
  it('recurrent layers with other activations, every step, and RMSprop with all it has', () =>
    checkRun(recurrent, {
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
    }));

  it('norms, regularizers and Nesterov’s momentum', () =>
    checkRun(constrained, {
      plan: planOf(4, [
        dense(5, 'tanh', { kernel: { ...norm(0, 0.6), regularizer: { l1: 0.01, l2: 0.02 } }, bias: norm(1, 1) }),
        dense(2, 'sigmoid', { kernel: norm(0.9, 1.1, 0.3) }),
      ]),
      training: {
        loss: { kind: 'binaryCrossentropy' },
        optimizer: { kind: 'sgd', learningRate: 0.3, momentum: 0.8, nesterov: true },
        batchSize: 5,
      },
    }));

  const conv = (...given: Parameters<typeof conv1d>): Case => fitted([7, 2], [conv1d(...given)]);
  const pool = (layer: Lowerable): Case => fitted([8, 2], [conv1d(3, 2, 'tanh'), layer]);
  const onSteps = (layer: Lowerable): Case => fitted([3, 2], [dense(3, 'tanh'), layer]);
  const onRows = (layer: Lowerable): Case => fitted([3], [dense(4, 'tanh'), layer]);
  const adam = { kind: 'adam', learningRate: 0.02, beta1: 0.9, beta2: 0.9, epsilon: 1e-7 } as const;

  const layerCases: Readonly<Record<keyof typeof layers, Case>> = {
    'conv1d, valid': conv(3, 3, 'tanh'),
    'conv1d, same, an even width and a stride': conv(3, 4, 'tanh', { padding: 'same', stride: 2 }),
    'conv1d, causal and dilated': conv(2, 3, 'tanh', { padding: 'causal', dilation: 2 }),
    'conv1d, same and dilated, no bias': conv(2, 3, 'tanh', { padding: 'same', dilation: 3, bias: false }),
    'conv1d, a stride longer than the width': conv(2, 2, 'tanh', { stride: 3 }),
    maxPooling1d: pool(maxPooling1d(2, { stride: 2 })),
    'maxPooling1d, same': pool(maxPooling1d(3, { stride: 2, padding: 'same' })),
    averagePooling1d: pool(averagePooling1d(3)),
    'averagePooling1d, same': pool(averagePooling1d(3, { stride: 2, padding: 'same' })),
    'averagePooling1d of all steps': pool(averagePooling1d(7)),
    batchNormalization: onRows(batchNormalization(0.7, 1e-3)),
    'batchNormalization on steps': onSteps(batchNormalization(0.9, 0.01)),
    'batchNormalization, no scale': onSteps(batchNormalization(0.7, 1e-3, { gamma: false })),
    'batchNormalization, no shift': onSteps(batchNormalization(0.7, 1e-3, { beta: false })),
    layerNormalization: onRows(layerNormalization(1e-3)),
    'layerNormalization on steps, no scale': onSteps(layerNormalization(0.02, { gamma: false })),
    embedding: fitted([5], [embedding(6, 3), conv1d(2, 2, 'linear')], { optimizer: { ...sgd, momentum: 0.8 } }),
    'embedding, adam': fitted([5], [embedding(6, 3), conv1d(2, 2, 'linear')], { optimizer: adam }),
    bidirectional: fitted([4, 2], [branches('concatenate', [[lstm(3)], [reverse, lstm(3)]])]),
    'bidirectional, every step, multiplied': fitted(
      [4, 2],
      [branches('product', [[gru(2, { sequences: true })], [reverse, gru(2, { sequences: true }), reverse]])],
    ),
    'bidirectional, every step, averaged': fitted(
      [4, 2],
      [branches('mean', [[simpleRnn(2, { sequences: true })], [reverse, simpleRnn(2, { sequences: true }), reverse]])],
    ),
    'noise and dropout where nothing is trained': fitted([3], [dense(4, 'tanh'), gaussianNoise(0.5), dropout(0.5)]),
    'binary cross-entropy from logits': fitted([3], [dense(4, 'tanh')], {
      loss: { kind: 'binaryCrossentropy', fromLogits: true },
    }),
    'sparse cross-entropy from logits': fitted([3], [dense(4, 'tanh')], {
      loss: { kind: 'sparseCategoricalCrossentropy', fromLogits: true },
    }),
  };
  const layerNames = Object.keys(layerCases) as (keyof typeof layers)[];
  it.each(layerNames)('%s', (name) => checkRun(layers[name], layerCases[name]));

  const moments = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;
  const optimizerCases: Readonly<Record<keyof typeof optimizers, OptimizerSpec>> = {
    amsgrad: { kind: 'adam', learningRate: 0.05, beta1: 0.7, beta2: 0.6, epsilon: 1e-7, amsgrad: true },
    adamax: { kind: 'adamax', learningRate: 0.05, ...moments, beta2: 0.9 },
    nadam: { kind: 'nadam', learningRate: 0.05, ...moments },
    adagrad: { kind: 'adagrad', learningRate: 0.2, initialAccumulator: 0.05, epsilon: 1e-7 },
    adadelta: { kind: 'adadelta', learningRate: 5, rho: 0.8, epsilon: 1e-4 },
    'adam with weight decay and clipping by norm': {
      ...{ kind: 'adam', learningRate: 0.05, ...moments, beta2: 0.9 },
      ...{ weightDecay: 0.1, clipping: { by: 'norm', limit: 0.2 } },
    },
    'sgd with weight decay and clipping by value': {
      ...{ kind: 'sgd', learningRate: 0.2, momentum: 0.8, nesterov: true },
      ...{ weightDecay: 0.2, clipping: { by: 'value', limit: 0.1 } },
    },
    'rmsprop with clipping by the norm of all': {
      ...{ kind: 'rmsprop', learningRate: 0.02, rho: 0.9, momentum: 0, epsilon: 1e-7, centered: false },
      ...{ weightDecay: 0.05, clipping: { by: 'globalNorm', limit: 0.3 } },
    },
    'adadelta with weight decay and a wide clipping': {
      ...{ kind: 'adadelta', learningRate: 5, rho: 0.95, epsilon: 1e-4 },
      ...{ weightDecay: 0.01, clipping: { by: 'norm', limit: 10 } },
    },
  };
  const optimizerNames = Object.keys(optimizerCases) as (keyof typeof optimizers)[];
  it.each(optimizerNames)('%s', (name) => {
    const hidden = dense(4, 'tanh', { kernel: { regularizer: { l1: 0, l2: 0.01 } } });
    return checkRun(optimizers[name], fitted([3], [hidden], { optimizer: optimizerCases[name] }));
  });

  const activationCases: Readonly<Record<keyof typeof activations, readonly Lowerable[]>> = {
    relu: [dense(4, 'relu')],
    tanh: [dense(4, 'tanh')],
    sigmoid: [dense(4, 'sigmoid')],
    softsign: [dense(4, 'softsign')],
    softplus: [dense(4, 'softplus')],
    elu: [dense(4, 'elu')],
    selu: [dense(4, 'selu')],
    leaky_relu: [dense(4, 'leakyRelu')],
    relu6: [dense(4, 'relu6')],
    hard_sigmoid: [dense(4, 'hardSigmoid')],
    hard_tanh: [dense(4, 'hardTanh')],
    exponential: [dense(4, 'exponential')],
    gelu: [dense(4, 'linear'), activation('gelu')],
    silu: [dense(4, 'linear'), activation('silu')],
  };
  const activationNames = Object.keys(activationCases) as (keyof typeof activations)[];
  it.each(activationNames)('%s', (name) =>
    checkRun(activations[name], fitted([3], activationCases[name], { optimizer: { ...sgd, learningRate: 0.001 } })),
  );
});
