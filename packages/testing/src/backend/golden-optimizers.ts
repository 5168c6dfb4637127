import type { OptimizerSpec } from '@linnet/core';
import type { GoldenOptimizer } from '../golden/runs.js';

/** An optimiser of Keras; what the files do not name has Keras's defaults. */
export function optimizerOf({ name, ...options }: GoldenOptimizer): OptimizerSpec {
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7, momentum = 0, ...others } = options;
  const means = { ...others, beta1, beta2, epsilon };
  switch (name) {
    case 'SGD':
      return { kind: 'sgd', nesterov: false, ...others, momentum };
    case 'Adam':
    case 'AdamW':
      return { kind: 'adam', ...means };
    case 'Adamax':
      return { kind: 'adamax', ...means };
    case 'Nadam':
      return { kind: 'nadam', ...means };
    case 'RMSprop':
      return { kind: 'rmsprop', rho: 0.9, centered: false, ...others, momentum, epsilon };
    case 'Adagrad':
      return { kind: 'adagrad', initialAccumulator: 0.1, ...others, epsilon };
    case 'Adadelta':
      return { kind: 'adadelta', rho: 0.95, ...others, epsilon };
  }
}
