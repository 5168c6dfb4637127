import type { Float32Samples, Loss, OptimizerSpec, ParamGrid, Plan } from '@linnet/core';
import {
  activation,
  clip,
  dense,
  dropout,
  gaussianNoise,
  paramsFor,
  planOf,
  quantise,
  softmax,
  within,
} from './layers.js';
import { trainingOf } from './nets.js';
import { batchNormalization, layerNormalization } from './normalising-layers.js';
import { adam, nadam, optimizers } from './optimizer-specs.js';
import { gru, lstm, simpleRnn } from './recurrent-layers.js';
import { samplesFor } from './samples.js';
import { bidirectional, branches, embedding, reshape } from './shape-layers.js';
import type { Setup } from './suite.js';
import { averagePooling1d, conv1d, maxPooling1d } from './window-layers.js';

const momentum = optimizers['sgd with Nesterov momentum'] ?? adam;
const rmsprop = optimizers['rmsprop with all options'] ?? adam;
const decay = { l1: 0.001, l2: 0.01 };

const eighths = { step: 1 / 8, least: -8, greatest: 7, rounding: 'halfUp' } as const;
const perUnit = (units: number): ParamGrid => ({
  ...eighths,
  steps: Array.from({ length: units }, (_, unit) => (unit % 2 === 0 ? 1 / 8 : 1 / 16)),
});

/** Models that hold many things at once, for what must hold of every model; a backend may refuse some. */
export const setups: Readonly<Record<string, Setup>> = {
  'dense layers': setupOf(planOf(5, [dense(8, 'relu'), clip(-1, 1), dense(6, 'tanh'), dense(2, 'linear')]), adam),
  'layers on grids': setupOf(
    planOf(5, [
      quantise(eighths),
      dense(7, 'relu', { kernelOnly: { grid: perUnit(7) }, biasOnly: { grid: { ...eighths, steps: [1 / 64] } } }),
      quantise({ ...eighths, least: 0 }),
      dropout(0.5),
      dense(3, 'linear', { grid: { ...eighths, steps: [1 / 16] }, constraint: within(-0.5, 0.4375) }),
      quantise({ ...eighths, step: 1 / 32 }),
    ]),
    adam,
  ),
  'dropout and softmax': setupOf(
    planOf(5, [
      dense(9, 'linear', { regularizer: decay }),
      activation('tanh'),
      dropout(0.3),
      dense(7, 'softsign', { constraint: within(-0.7, 0.9) }),
      dropout(0.2),
      dense(3, 'linear'),
      softmax,
    ]),
    momentum,
    { kind: 'categoricalCrossentropy' },
  ),
  'recurrent layers': setupOf(
    planOf(
      [6, 3],
      [
        dense(5, 'relu'),
        lstm(5, { sequences: true, regularizer: decay }),
        dropout(0.2),
        gru(7, { sequences: true }),
        simpleRnn(3, { constraint: within(-0.5, 0.6) }),
        dense(4, 'linear'),
        softmax,
      ],
    ),
    rmsprop,
    { kind: 'sparseCategoricalCrossentropy' },
  ),
  'recurrent layers, every step': setupOf(
    planOf([4, 2], [gru(5, { sequences: true, resetAfter: false }), dropout(0.1), dense(2, 'sigmoid')]),
    adam,
    { kind: 'binaryCrossentropy' },
  ),
  'convolution and batch normalization': setupOf(
    planOf(
      [9, 2],
      [
        conv1d(5, 3, { padding: 'same', bias: false }),
        batchNormalization({ momentum: 0.8 }),
        activation('relu'),
        maxPooling1d(2),
        conv1d(6, 2, { dilation: 2, activation: 'tanh' }),
        averagePooling1d(2, { padding: 'same', stride: 1 }),
        reshape(),
        batchNormalization(),
        dense(3, 'linear', { regularizer: decay }),
      ],
    ),
    { ...adam, clipping: { by: 'globalNorm', limit: 0.3 } },
    { kind: 'sparseCategoricalCrossentropy', fromLogits: true },
  ),
  'tokens both ways': setupOf(
    planOf(
      [5],
      [
        embedding(7, 4),
        gaussianNoise(0.2),
        layerNormalization(),
        branches('sum', [dense(4, 'elu')], []),
        bidirectional(() => gru(3, { sequences: true }), { sequences: true }),
        dropout(0.2),
        bidirectional(() => lstm(3), { by: 'mean' }),
        dense(2, 'linear'),
      ],
    ),
    { ...nadam, weightDecay: 0.1, clipping: { by: 'norm', limit: 0.2 } },
    { kind: 'huber', delta: 0.5 },
  ),
};

/** Parameters that ops keep statistics in: they change with every batch, whatever the rate. */
export const keptBy = ({ ops }: Plan): ReadonlySet<number> =>
  new Set(ops.flatMap((op) => (op.kind === 'batchNormalization' ? [op.mean, op.variance] : [])));

/** Random rows for a setup. */
export const samplesOf = ({ plan, training }: Setup, rows: number, seed: number): Float32Samples =>
  samplesFor(plan, rows, seed, training.loss);

function setupOf(plan: Plan, optimizer: OptimizerSpec, loss?: Loss): Setup {
  return { plan, training: trainingOf(optimizer, 8, loss), params: paramsFor(plan, 20, 0.6) };
}
