import { LinnetError, type PlanBuilder, type Port } from '@linnet/core';
import type { Layer } from './layer.js';

/**
 * Turns the last axis into probabilities: exp(x) over its sum. `dense(3, { activation: 'softmax' })` has it built in.
 * A model that ends with one takes `categoricalCrossentropy` or `sparseCategoricalCrossentropy` for its loss.
 * @throws LinnetError `bad-shape`, as the model is made, where the last axis is one number, whose softmax is always 1.
 *
 * @example
 * ```ts
 * sequential(2, [dense(3), softmax()]).compile({ loss: 'sparseCategoricalCrossentropy' });
 * ```
 */
export const softmax = (): Layer => ({ kind: 'softmax', config: {}, lower: lowerSoftmax });

/** Adds a softmax over the last axis. */
export function lowerSoftmax(plan: PlanBuilder, from: Port): Port {
  if ((from.shape.at(-1) ?? 1) === 1) {
    throw new LinnetError(
      'bad-shape',
      'A softmax of one number is 1, whatever the number. Use a unit for each class, or for two classes one unit with activation sigmoid.',
    );
  }
  return plan.op('softmax', from, from.shape, {});
}
