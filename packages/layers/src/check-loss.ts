import { LinnetError, type Loss, type Plan } from '@linnet/core';
import { lastActivation } from './last-activation.js';
import type { LossSpec } from './losses.js';
import type { ScalingChoice } from './model.js';

/** Losses of differences: targets may be moved and stretched. For the others zero, or the targets' sizes, mean something. */
const ofDifferences: readonly Loss['kind'][] = ['meanSquaredError', 'meanAbsoluteError', 'huber', 'logCosh'];

/** True for losses that targets of any size go with. */
export const isOfDifferences = (kind: Loss['kind']): boolean => ofDifferences.includes(kind);

/**
 * Throws where a loss cannot work with a model, before anything is trained: one output for several classes, probabilities
 * where logits are wanted, or scaling of targets that mean something as they are.
 */
export function checkLoss(loss: LossSpec, plan: Plan, scaling: ScalingChoice): void {
  const { kind } = loss;
  const isCategorical = kind === 'categoricalCrossentropy' || kind === 'sparseCategoricalCrossentropy';
  if (isCategorical && (plan.output.at(-1) ?? 1) === 1) throw oneClass(kind);
  if ('fromLogits' in loss && loss.fromLogits === true) checkLogits(kind, plan);
  const scalesTargets = typeof scaling === 'string' ? scaling !== 'none' : scaling.output !== undefined;
  if (scalesTargets && !isOfDifferences(kind)) throw scaledTargets(kind, scaling);
}

const oneClass = (kind: Loss['kind']): LinnetError =>
  new LinnetError(
    'bad-option',
    `${kind} needs a number for each class, and the model gives one number. Use a last layer of as many units as classes, with softmax; or for two classes binaryCrossentropy and a unit with sigmoid.`,
  );

function checkLogits(kind: Loss['kind'], plan: Plan): void {
  const last = lastActivation(plan);
  if (last !== 'sigmoid' && last !== 'softmax') return;
  throw new LinnetError(
    'bad-option',
    `${kind} is told fromLogits: true, and the last layer makes probabilities already, with ${last}. Leave one of them out.`,
  );
}

function scaledTargets(kind: Loss['kind'], scaling: ScalingChoice): LinnetError {
  const named = typeof scaling === 'string' ? `scaling "${scaling}"` : 'the output bounds of scaling';
  return new LinnetError(
    'bad-option',
    `${kind} takes targets as they are, and ${named} would scale them. Scale inputs alone: scaling: { input: boundsOf(x, 'perColumn') }, or use meanSquaredError.`,
  );
}
