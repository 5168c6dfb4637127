import type { Float32Samples, Loss, OptimizerSpec, Plan } from '@linnet/core';
import {
  activation,
  clip,
  dense,
  dropout,
  gru,
  lstm,
  paramsFor,
  planOf,
  simpleRnn,
  softmax,
  within,
} from './layers.js';
import { trainingOf } from './nets.js';
import { adam, optimizers } from './optimizer-specs.js';
import { samplesFor } from './samples.js';
import type { Setup } from './suite.js';

const momentum = optimizers['sgd with Nesterov momentum'] ?? adam;
const rmsprop = optimizers['rmsprop with all options'] ?? adam;
const decay = { l1: 0.001, l2: 0.01 };

/** Models that hold many things at once, for what must hold of every model; a backend may refuse some. */
export const setups: Readonly<Record<string, Setup>> = {
  'dense layers': setupOf(planOf(5, [dense(8, 'relu'), clip(-1, 1), dense(6, 'tanh'), dense(2, 'linear')]), adam),
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
    'categoricalCrossentropy',
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
    'sparseCategoricalCrossentropy',
  ),
  'recurrent layers, every step': setupOf(
    planOf([4, 2], [gru(5, { sequences: true, resetAfter: false }), dropout(0.1), dense(2, 'sigmoid')]),
    adam,
    'binaryCrossentropy',
  ),
};

/** Random rows for a setup. */
export const samplesOf = ({ plan, training }: Setup, rows: number, seed: number): Float32Samples =>
  samplesFor(plan, rows, seed, training.loss);

function setupOf(plan: Plan, optimizer: OptimizerSpec, loss?: Loss['kind']): Setup {
  return { plan, training: trainingOf(optimizer, 8, loss), params: paramsFor(plan, 20, 0.6) };
}
