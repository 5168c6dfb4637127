import type { Float32NdArray, Plan, Scaling } from '@linnet/core';
import { isOfDifferences } from '../check-loss.js';
import { lastActivation } from '../last-activation.js';
import type { LossSpec } from '../losses.js';
import type { Last } from './target-notes.js';

/** What a person should know of bounds that were found in data. */
export const notesOfScaling = async (scaling: Scaling | undefined): Promise<readonly string[]> =>
  scaling === undefined ? [] : (await import('./uncommon-data.js')).scalingNotes(scaling);

/** What a person should know of targets, as the loss takes them: loaded where there may be something to say. */
export async function notesOfTargets(plan: Plan, loss: LossSpec, targets: Float32NdArray): Promise<readonly string[]> {
  const last = lastActivation(plan);
  const isReached = (last ?? 'linear') === 'linear' || targets.data.every((target) => target >= 0);
  if (goTogether(loss, last) && isReached) return [];
  const { probabilityNotes, reachNotes } = await import('./uncommon-data.js');
  return [...reachNotes(last, targets), ...probabilityNotes(last, loss, plan.output)];
}

const ownLast: { readonly [Kind in LossSpec['kind']]?: Last } = {
  binaryCrossentropy: 'sigmoid',
  categoricalCrossentropy: 'softmax',
  sparseCategoricalCrossentropy: 'softmax',
};

/** Whether there is nothing to say of a loss after the function that makes the predictions. */
export const goTogether = ({ kind }: LossSpec, last: Last): boolean =>
  isOfDifferences(kind) || (last !== undefined && ownLast[kind] === last);
