import { type ParamSlot, sizeOf } from '@linnet/core';
import type { Value } from './reference-tape.js';

/** Keras's. */
const epsilon = 1e-7;

/** Does to a parameter what its constraint says, in place. */
export function constrain(values: Float64Array, { constraint, shape }: ParamSlot): void {
  if (constraint === undefined) return;
  if (constraint.kind === 'interval') {
    const [low, high] = constraint.to;
    for (const [at, value] of values.entries()) values[at] = Math.min(Math.max(value, low), high);
    return;
  }
  const { low, high, rate } = constraint;
  const columns = sizeOf(shape.slice(1));
  for (let column = 0; column < columns; column++) {
    const own = values.filter((_, at) => at % columns === column);
    const norm = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0));
    const wanted = rate * Math.min(Math.max(norm, low), high) + (1 - rate) * norm;
    for (let at = column; at < values.length; at += columns) {
      values[at] = ((values[at] ?? 0) * wanted) / (norm + epsilon);
    }
  }
}

/** l1 sum |w| + l2 sum w^2, over all parameters that train: as in Keras, others do not count. */
export const penaltyOf = (slots: readonly ParamSlot[], params: readonly Value[]): number =>
  params.reduce((total, { value }, index) => {
    const { l1, l2 } = regularizerOf(slots[index]);
    return total + value.reduce((sum, weight) => sum + l1 * Math.abs(weight) + l2 * weight * weight, 0);
  }, 0);

/** Adds the gradient of the penalty; that of |w| is 0 at 0. */
export function addPenaltyGradient(slots: readonly ParamSlot[], params: readonly Value[]): void {
  for (const [index, { value, gradient }] of params.entries()) {
    const { l1, l2 } = regularizerOf(slots[index]);
    for (const [at, weight] of value.entries()) {
      gradient[at] = (gradient[at] ?? 0) + l1 * Math.sign(weight) + 2 * l2 * weight;
    }
  }
}

const none = { l1: 0, l2: 0 };
const regularizerOf = (slot: ParamSlot | undefined): typeof none => (slot?.trained && slot.regularizer) || none;
