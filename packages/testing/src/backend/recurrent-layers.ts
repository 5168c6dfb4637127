import type { Activation, Lowerable, PlanBuilder, Shape } from '@linnet/core';
import { addWeight, type WeightOptions } from './layers.js';

/** What a recurrent layer of the suite can have. */
export interface RecurrentOptions extends WeightOptions {
  readonly sequences?: boolean;
  readonly activation?: Activation;
}

/** The same for one with gates. */
export interface GatedOptions extends RecurrentOptions {
  readonly recurrentActivation?: Activation;
}

/** A layer that lowers to an `lstm` op. */
export const lstm = (units: number, options: GatedOptions = {}): Lowerable => ({
  lower: (plan, from) =>
    plan.op('lstm', from, outputOf(from.shape, units, options), {
      ...recurrentSettings(plan, from.shape, [units, 4 * units], [4 * units], options),
      recurrentActivation: options.recurrentActivation ?? 'sigmoid',
    }),
});

/** A layer that lowers to a `gru` op. */
export const gru = (units: number, { resetAfter = true, ...options }: GatedOptions & { resetAfter?: boolean } = {}) =>
  ({
    lower: (plan, from) =>
      plan.op('gru', from, outputOf(from.shape, units, options), {
        ...recurrentSettings(plan, from.shape, [units, 3 * units], resetAfter ? [2, 3 * units] : [3 * units], options),
        recurrentActivation: options.recurrentActivation ?? 'sigmoid',
        resetAfter,
      }),
  }) satisfies Lowerable;

/** A layer that lowers to a `simpleRnn` op. */
export const simpleRnn = (units: number, options: RecurrentOptions = {}): Lowerable => ({
  lower: (plan, from) =>
    plan.op(
      'simpleRnn',
      from,
      outputOf(from.shape, units, options),
      recurrentSettings(plan, from.shape, [units, units], [units], options),
    ),
});

const outputOf = ([steps = 1]: Shape, units: number, { sequences = false }: RecurrentOptions): Shape =>
  sequences ? [steps, units] : [units];

function recurrentSettings(
  plan: PlanBuilder,
  [, features = 1]: Shape,
  [units, columns]: readonly [number, number],
  biasShape: Shape,
  { bias = true, sequences = false, activation = 'tanh', ...weights }: GatedOptions,
) {
  const kernel = addWeight(plan, 'kernel', [features, columns], weights);
  const recurrent = addWeight(plan, 'recurrent', [units, columns], weights);
  const settings = { kernel, recurrent, activation, sequences };
  return bias ? { ...settings, bias: addWeight(plan, 'bias', biasShape, weights) } : settings;
}
