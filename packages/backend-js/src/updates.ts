import { type Floats, momentsOf, type ParamSlot, type Plan, type Training } from '@linnet/core';
import { clipGradients } from './clipping.js';
import { intervalOf, pullNorms } from './constraint.js';
import type { Layout } from './layout.js';
import type { TrainedParam } from './optimizers/update.js';
import { updateFor } from './optimizers.js';
import type { Precision } from './precision.js';
import { addPenaltyGradient, penaltyOf } from './regularizer.js';

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
  const { weightDecay = 0, clipping } = optimizer;
  const rounded = precision === 'float32';
  const trained = plan.params.flatMap((slot, index): readonly Trained[] => {
    const param = layout.params[index];
    if (param?.gradient === undefined) return [];
    const { value, gradient } = param;
    const moments = momentsOf(optimizer).map((start) => new Float64Array(value.length).fill(start));
    const [low, high] = intervalOf(slot.constraint);
    return [{ slot, moments, numbers: { value, gradient, moments, low, high, rounded } }];
  });
  const gradients = trained.map(({ numbers }) => numbers.gradient);
  return {
    moments: trained.flatMap(({ moments }) => moments),
    penalty: () =>
      trained.reduce(
        (sum, { slot: { regularizer }, numbers }) =>
          regularizer === undefined ? sum : sum + penaltyOf(regularizer, numbers.value),
        0,
      ),
    update: (step, learningRate) => {
      for (const { slot, numbers } of trained) {
        if (slot.regularizer !== undefined) addPenaltyGradient(slot.regularizer, numbers.gradient, numbers.value);
      }
      if (clipping !== undefined) clipGradients(clipping, gradients);
      for (const { slot, numbers } of trained) {
        if (weightDecay > 0) decay(numbers.value, learningRate * weightDecay);
        update(numbers, step, learningRate);
        if (slot.constraint?.kind === 'norm') pullNorms(numbers.value, slot.shape, slot.constraint, rounded);
      }
    },
  };
}

/** A parameter that trains, and what is known of it. */
interface Trained {
  readonly slot: ParamSlot;
  readonly moments: readonly Float64Array[];
  readonly numbers: TrainedParam;
}

/** Makes values smaller by this share of each; the update that follows rounds them. */
function decay(values: Floats, share: number): void {
  for (let index = 0; index < values.length; index++) {
    values[index] = (values[index] as number) - share * (values[index] as number);
  }
}
