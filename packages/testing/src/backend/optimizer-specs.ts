import type { GradientClipping, OptimizerSpec } from '@linnet/core';

// The rate of a pass counts, so the one here is out of the way.
const learningRate = 123;
const descent = { kind: 'sgd', learningRate, momentum: 0.8, nesterov: false } as const;
const rms = { kind: 'rmsprop', learningRate, rho: 0.9, momentum: 0, epsilon: 1e-7, centered: false } as const;
const means = { learningRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;
const otherMeans = { learningRate, beta1: 0.8, beta2: 0.95, epsilon: 1e-3 } as const;

/** Plain gradient descent. */
export const sgd: OptimizerSpec = { ...descent, momentum: 0 };
export const adam: OptimizerSpec = { kind: 'adam', ...means };
export const nadam: OptimizerSpec = { kind: 'nadam', ...means };

/** Every optimiser with every option that changes what it does. */
export const optimizers: Readonly<Record<string, OptimizerSpec>> = {
  sgd,
  'sgd with momentum': descent,
  'sgd with Nesterov momentum': { ...descent, nesterov: true },
  adam,
  'adam with other numbers': { kind: 'adam', ...otherMeans },
  // A short memory, so that the largest is not always the last.
  'adam that keeps the largest': { kind: 'adam', ...otherMeans, beta2: 0.5, amsgrad: true },
  adamax: { kind: 'adamax', ...means },
  'adamax with other numbers': { kind: 'adamax', ...otherMeans, beta2: 0.5 },
  nadam,
  'nadam with other numbers': { kind: 'nadam', ...otherMeans },
  rmsprop: rms,
  'rmsprop with momentum': { ...rms, momentum: 0.7 },
  'rmsprop, centered': { ...rms, centered: true },
  'rmsprop with all options': { ...rms, rho: 0.8, momentum: 0.7, epsilon: 1e-3, centered: true },
  adagrad: { kind: 'adagrad', learningRate, initialAccumulator: 0.1, epsilon: 1e-7 },
  'adagrad with other numbers': { kind: 'adagrad', learningRate, initialAccumulator: 0.01, epsilon: 1e-2 },
  adadelta: { kind: 'adadelta', learningRate, rho: 0.95, epsilon: 1e-7 },
  'adadelta with other numbers': { kind: 'adadelta', learningRate, rho: 0.8, epsilon: 1e-2 },
};

const clippings: Readonly<Record<string, GradientClipping>> = {
  value: { by: 'value', limit: 0.05 },
  norm: { by: 'norm', limit: 0.2 },
  'the norm of all': { by: 'globalNorm', limit: 0.4 },
};

/** What optimisers do beside their rules. */
export const additions: Readonly<Record<string, OptimizerSpec>> = {
  'sgd with weight decay': { ...descent, weightDecay: 1.5 },
  'adam with weight decay': { kind: 'adam', ...means, weightDecay: 1.5 },
  ...Object.fromEntries(
    Object.entries(clippings).flatMap(([title, clipping]) => [
      [`sgd with gradients clipped by ${title}`, { ...sgd, clipping }],
      [
        `adam with gradients clipped by ${title} and weight decay`,
        { ...otherMeans, kind: 'adam', clipping, weightDecay: 1.5 },
      ],
    ]),
  ),
};
