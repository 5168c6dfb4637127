import { LinnetError, showValue } from '@linnet/core';
import type { Layer } from './layer.js';

/**
 * In training sets each value to 0 with probability `rate` and divides the others by 1 - rate; otherwise values pass
 * (Srivastava et al., 2014). What is dropped follows from the seed of `fit`.
 * @throws LinnetError `bad-option` for a rate that is negative, or 1 and more.
 *
 * @example
 * ```ts
 * sequential(100, [dense(64, { activation: 'relu' }), dropout(0.2), dense(1)]);
 * ```
 */
export function dropout(rate: number): Layer {
  if (!(typeof rate === 'number' && rate >= 0 && rate < 1)) {
    throw new LinnetError(
      'bad-option',
      `The rate of dropout is ${showValue(rate)}; use a number from 0 up to, not including, 1.`,
    );
  }
  return {
    kind: 'dropout',
    config: { rate },
    lower: (plan, from) => plan.op('dropout', from, from.shape, { rate }),
  };
}
