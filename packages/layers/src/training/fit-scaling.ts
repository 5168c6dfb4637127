import { type Bounds, boundsOf, constantColumns, LinnetError, type Samples, type Scaling } from '@linnet/core';
import type { ScalingChoice } from '../model.js';

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

/** What a person should know about bounds that were found in data. */
export function scalingNotes({ input, output }: Scaling): readonly string[] {
  return [...constantNotes(input, 'input'), ...constantNotes(output, 'output')];
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
