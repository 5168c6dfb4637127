import { LinnetError, type Loss, type Plan } from '@linnet/core';
import type { ScalingChoice } from './model.js';

/**
 * Throws where a loss cannot work with a model, before anything is trained: one output for several classes, or scaling
 * that would move targets out of 0 to 1.
 */
export function checkLoss({ kind }: Loss, { output }: Plan, scaling: ScalingChoice): void {
  if (kind === 'meanSquaredError') return;
  if (kind !== 'binaryCrossentropy' && (output.at(-1) ?? 1) === 1) throw oneClass(kind);
  const scalesTargets = typeof scaling === 'string' ? scaling !== 'none' : scaling.output !== undefined;
  if (scalesTargets) throw scaledClasses(kind, scaling);
}

const oneClass = (kind: Loss['kind']): LinnetError =>
  new LinnetError(
    'bad-option',
    `${kind} needs a number for each class, and the model gives one number. Use a last layer of as many units as classes, with softmax; or for two classes binaryCrossentropy and a unit with sigmoid.`,
  );

function scaledClasses(kind: Loss['kind'], scaling: ScalingChoice): LinnetError {
  const named = typeof scaling === 'string' ? `scaling "${scaling}"` : 'the output bounds of scaling';
  return new LinnetError(
    'bad-option',
    `${kind} takes targets as they are, and ${named} would scale them. Scale inputs alone: scaling: { input: boundsOf(x, 'perColumn') }, or use meanSquaredError.`,
  );
}
