import { type Bounds, checkBounds, checkOptionNames, type Plan, type Scaling, sizeOf, unknownName } from '@linnet/core';
import type { ScalingChoice } from './model.js';

const names = ['perColumn', 'shared', 'none'] as const;

/**
 * A choice of scaling, its bounds copied. Throws for a choice that no name stands for, or bounds that do not fit a model:
 * when it is made, not when it trains.
 */
export function resolveScalingChoice(choice: ScalingChoice, { input, output }: Plan): ScalingChoice {
  if (typeof choice === 'string') {
    if (!names.includes(choice)) throw unknownName('scaling', choice, names);
    return choice;
  }
  checkOptionNames('scaling', choice, ['input', 'output']);
  if (choice.input !== undefined) checkBounds(choice.input, sizeOf(input), 'The input bounds');
  if (choice.output !== undefined) checkBounds(choice.output, sizeOf(output), 'The output bounds');
  return copyScaling(choice);
}

/** Bounds that nobody else holds. */
export const copyScaling = ({ input, output }: Scaling): Scaling => ({
  ...(input === undefined ? {} : { input: copyBounds(input) }),
  ...(output === undefined ? {} : { output: copyBounds(output) }),
});

const copyBounds = ({ low, high }: Bounds): Bounds => ({ low: [...low], high: [...high] });

/** The bounds before any training: those given by hand. */
export const givenScaling = (choice: ScalingChoice): Scaling | undefined =>
  typeof choice === 'string' ? undefined : choice;
