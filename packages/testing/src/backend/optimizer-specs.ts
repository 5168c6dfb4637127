import type { OptimizerSpec } from '@linnet/core';

// The rate of a pass counts, so the one here is out of the way.
const learningRate = 123;
const descent = { kind: 'sgd', learningRate, momentum: 0.8, nesterov: false } as const;
const rms = { kind: 'rmsprop', learningRate, rho: 0.9, momentum: 0, epsilon: 1e-7, centered: false } as const;

/** Plain gradient descent. */
export const sgd: OptimizerSpec = { ...descent, momentum: 0 };
export const adam: OptimizerSpec = { kind: 'adam', learningRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };

/** Every optimiser with every option that changes what it does. */
export const optimizers: Readonly<Record<string, OptimizerSpec>> = {
  sgd,
  'sgd with momentum': descent,
  'sgd with Nesterov momentum': { ...descent, nesterov: true },
  adam,
  'adam with other numbers': { kind: 'adam', learningRate, beta1: 0.8, beta2: 0.95, epsilon: 1e-3 },
  rmsprop: rms,
  'rmsprop with momentum': { ...rms, momentum: 0.7 },
  'rmsprop, centered': { ...rms, centered: true },
  'rmsprop with all options': { ...rms, rho: 0.8, momentum: 0.7, epsilon: 1e-3, centered: true },
};
