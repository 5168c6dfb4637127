import { momentsOf, type Plan, type Training } from '@linnet/core';
import { intervalOf, pullNorms } from './constraint.js';
import type { Layout } from './layout.js';
import { type TrainedParam, updateFor } from './optimizers.js';
import { addPenaltyGradient, penaltyOf } from './regularizer.js';

/** How parameters are kept between updates: rounded to single floats, or not at all (for use as an oracle). */
export type Precision = 'float32' | 'float64';

/** What a step does to the parameters that train. */
export interface Updates {
  readonly moments: readonly Float64Array[];
  /** What regularizers add to the loss. */
  penalty(): number;
  /** From gradients of the data's loss to new parameters; `step` counts from 1. */
  update(step: number, learningRate: number): void;
}

/** Lays out optimiser, regularizers and constraints. */
export function createUpdates(plan: Plan, layout: Layout, { optimizer }: Training, precision: Precision): Updates {
  const update = updateFor(optimizer);
  const rounded = precision === 'float32';
  const trained = plan.params.flatMap((slot, index) => {
    const param = layout.params[index];
    if (param?.gradient === undefined) return [];
    const { value, gradient } = param;
    const moments = Array.from({ length: momentsOf(optimizer) }, () => new Float64Array(value.length));
    const [low, high] = intervalOf(slot.constraint);
    const numbers = { value, gradient, moments, low, high, rounded } satisfies TrainedParam;
    return [{ slot, numbers }];
  });
  return {
    moments: trained.flatMap(({ numbers }) => numbers.moments),
    penalty: () =>
      trained.reduce(
        (sum, { slot: { regularizer }, numbers }) =>
          regularizer === undefined ? sum : sum + penaltyOf(regularizer, numbers.value),
        0,
      ),
    update: (step, learningRate) => {
      for (const { slot, numbers } of trained) {
        if (slot.regularizer !== undefined) addPenaltyGradient(slot.regularizer, numbers.gradient, numbers.value);
        update(numbers, step, learningRate);
        if (slot.constraint?.kind === 'norm') pullNorms(numbers.value, slot.shape, slot.constraint, rounded);
      }
    },
  };
}
