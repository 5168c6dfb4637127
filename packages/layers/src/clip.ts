import type { Interval } from '@linnet/core';
import { intervalOf } from './interval.js';
import type { Layer } from './layer.js';

/**
 * Limits every value to an interval; a number l stands for [-l, l]. The gradient passes where a value stood within.
 * Put one after every layer of a network for the Moku instrument, which limits each layer to [-1, 1].
 * @throws LinnetError `bad-option` when the first limit is not below the second, or one is not finite.
 *
 * @example
 * ```ts
 * sequential(100, [dense(64, { activation: 'relu' }), clip(1), dense(1, { activation: 'tanh' }), clip(1)]);
 * ```
 */
export function clip(limit: number | Interval = 1): Layer {
  const to = intervalOf(limit, 'A clip layer');
  return {
    kind: 'clip',
    config: { to },
    lower: (plan, from) => plan.op('clip', from, from.shape, { to }),
  };
}
