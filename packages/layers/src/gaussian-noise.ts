import { LinnetError, showValue } from '@linnet/core';
import type { Layer } from './layer.js';

/**
 * In training adds normal noise of this standard deviation to each value; otherwise values pass. It keeps a model from
 * learning its rows by heart, and makes it fit for signals that are noisy. The noise follows from the seed of `fit`.
 * @throws LinnetError `bad-option` for a deviation that is negative or not finite.
 *
 * @example
 * ```ts
 * sequential(100, [gaussianNoise(0.1), dense(16, { activation: 'relu' }), dense(1)]);
 * ```
 */
export function gaussianNoise(deviation: number): Layer {
  if (!(Number.isFinite(deviation) && deviation >= 0)) {
    throw new LinnetError(
      'bad-option',
      `The deviation of gaussianNoise is ${showValue(deviation)}; use a finite number from 0 up.`,
    );
  }
  return {
    kind: 'gaussianNoise',
    config: { deviation },
    lower: (plan, from) => plan.op('gaussianNoise', from, from.shape, { deviation }),
  };
}
