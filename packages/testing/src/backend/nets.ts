import type { Float32Samples, Loss, OptimizerSpec, Plan, Training } from '@linnet/core';
import { squareGain } from './custom-ops.js';
import { clip, custom, dense, dropout, gaussianNoise, paramsFor, planOf, softmax } from './layers.js';
import { sgd } from './optimizer-specs.js';
import { samplesFor } from './samples.js';

/** A model to test with, and rows for it. */
export interface Net {
  readonly title: string;
  readonly plan: Plan;
  readonly training: Training;
  readonly params: readonly Float32Array[];
  readonly samples: Float32Samples;
}

/** Training; with mean squared error where nothing else is said. */
export const trainingOf = (
  optimizer: OptimizerSpec,
  batchSize: number,
  loss: Loss = { kind: 'meanSquaredError' },
): Training => ({ loss, optimizer, batchSize });

/** What a net of the suite can have. */
export interface NetOptions {
  readonly loss?: Loss;
  /** How far parameters are from 0 at most. */
  readonly size?: number;
}

/** A net with parameters and rows of its own, which trains by plain descent on all of its rows at once. */
export function net(title: string, plan: Plan, seed: number, { loss, size }: NetOptions = {}): Net {
  const training = trainingOf(sgd, 9, loss);
  return {
    title,
    plan,
    training,
    params: paramsFor(plan, seed, size),
    samples: samplesFor(plan, 9, seed, training.loss),
  };
}

const sizes = [13, 9, 7, 5, 3, 1];

/** Small models of ops without a state, at the end and within, on rows and on steps. */
export const nets: readonly Net[] = [
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
  net(
    `dense layers of ${sizes} units`,
    planOf(
      15,
      sizes.map((units) => dense(units, 'tanh')),
    ),
    307,
  ),
  net('dense on steps', planOf([4, 3], [dense(5, 'tanh'), dense(2, 'linear')]), 308),
  net('dense on steps without bias', planOf([3, 1], [dense(7, 'relu', { bias: false }), dense(1, 'sigmoid')]), 309),
  net('dense on steps of steps', planOf([2, 3, 4], [dense(3, 'softsign'), dense(2, 'tanh')]), 310),
  net('softmax within', planOf(3, [dense(7, 'linear'), softmax, dense(2, 'tanh')]), 420),
  net('softmax at the end', planOf(3, [dense(5, 'linear'), softmax]), 421),
  net('softmax on steps', planOf([4, 3], [dense(3, 'linear'), softmax, dense(2, 'tanh')]), 422),
  net('dropout within', planOf(3, [dense(9, 'tanh'), dropout(0.4), dense(2, 'linear')]), 430),
  net('dropout at both ends', planOf(5, [dropout(0.2), dense(3, 'tanh'), dropout(0.5)]), 431),
  net('dropout on steps', planOf([4, 3], [dense(5, 'tanh'), dropout(0.3), dense(2, 'linear')]), 432),
  net('dropout of nothing', planOf(3, [dense(5, 'tanh'), dropout(0), dense(2, 'linear')]), 433),
  net(
    'gaussian noise at both ends and on steps',
    planOf([4, 3], [gaussianNoise(0.3), dense(5, 'tanh'), gaussianNoise(0.2), dense(2, 'linear'), gaussianNoise(0)]),
    434,
  ),
];

const gains = { name: 'gain', shape: [4], initialiser: { kind: 'constant', value: 1 }, trained: true } as const;

/** A model with an op that brings its own loops. */
export const customNet: Net = net(
  'a custom op within',
  planOf(3, [dense(4, 'tanh'), custom(squareGain, { shift: 0.25 }, [gains]), dense(2, 'linear')]),
  500,
);
