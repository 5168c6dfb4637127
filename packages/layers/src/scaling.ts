import {
  type Bounds,
  boundsOf,
  checkBounds,
  constantColumns,
  type NdArray,
  type Samples,
  type Scaling,
  sizeOf,
} from '@linnet/core';
import type { ScalingChoice } from './model.js';

/** The bounds a choice of scaling gives for training data; undefined where nothing is scaled. */
export function fitScaling(choice: ScalingChoice, { x, y }: Samples): Scaling | undefined {
  if (choice === 'none') return undefined;
  if (typeof choice === 'string') return { input: boundsOf(x, choice), output: boundsOf(y, choice) };
  const columns = (array: NdArray): number => sizeOf(array.shape.slice(1));
  if (choice.input !== undefined) checkBounds(choice.input, columns(x), 'The input bounds');
  if (choice.output !== undefined) checkBounds(choice.output, columns(y), 'The output bounds');
  return choice;
}

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
