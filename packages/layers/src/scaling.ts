import {
  type Bounds,
  boundsOf,
  checkBounds,
  checkOptionNames,
  constantColumns,
  LinnetError,
  type Plan,
  type Samples,
  type Scaling,
  sizeOf,
  unknownName,
} from '@linnet/core';
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

/** The bounds a choice of scaling gives for training data; undefined where nothing is scaled. */
export function fitScaling(choice: ScalingChoice, { x, y }: Samples): Scaling | undefined {
  if (choice === 'none') return undefined;
  const scaling: Scaling =
    typeof choice === 'string' ? { input: boundsOf(x, choice), output: boundsOf(y, choice) } : choice;
  checkReach(scaling.output);
  return scaling;
}

/** Predictions are single floats: bounds beyond them would make them infinite. */
function checkReach({ low, high }: Bounds = { low: [], high: [] }): void {
  const beyond = [...low, ...high].find((value) => !Number.isFinite(Math.fround(value)));
  if (beyond === undefined) return;
  throw new LinnetError(
    'bad-value',
    `The targets reach ${beyond}, more than a single float can (3.4e38), so they could not be predicted. Use a greater unit.`,
  );
}

/** The bounds before any training: those given by hand. */
export const givenScaling = (choice: ScalingChoice): Scaling | undefined =>
  typeof choice === 'string' ? undefined : choice;

/** What a person should know about bounds that were found in data. */
export function scalingNotes(scaling: Scaling | undefined): readonly string[] {
  return [...constantNotes(scaling?.input, 'input'), ...constantNotes(scaling?.output, 'output')];
}

function constantNotes(bounds: Bounds | undefined, what: string): readonly string[] {
  const columns = bounds === undefined ? [] : constantColumns(bounds);
  const [first] = columns;
  if (bounds === undefined || first === undefined) return [];
  const which =
    columns.length === 1
      ? `column ${first} is`
      : `columns ${columns.slice(0, 5).join(', ')}${columns.length > 5 ? ', ...' : ''} are`;
  return [
    `${what} ${which} constant (${bounds.low[first]} in column ${first}): scaled to 0, nothing can be learnt from it.`,
  ];
}
