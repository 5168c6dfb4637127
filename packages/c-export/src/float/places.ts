import type { FloatProgram, PlacedStep } from './program.js';

/** Where a step reads and writes: places of NAME_run. */
export interface PlannedStep extends PlacedStep {
  readonly from: string;
  readonly to: string;
}

/** The steps with their places, and the numbers that `a` and `b` must hold. */
export interface PlacePlan {
  readonly steps: readonly PlannedStep[];
  /** Whether the first step works in place, so that inputs are copied before it. */
  readonly copies: boolean;
  readonly sizes: Readonly<Record<'a' | 'b', number>>;
}

/** Dense steps go from one place to another, the last of them to the output; all others work in place. */
export function planPlaces({ inputs, steps }: FloatProgram): PlacePlan {
  const lastDense = steps.map(({ step }) => step.kind).lastIndexOf('dense');
  const copies = steps[0]?.step.kind !== 'dense';
  const sizes = { a: copies ? inputs : 0, b: 0 };
  let place = copies ? 'a' : 'input';
  const planned = steps.map((placed, index): PlannedStep => {
    const from = place;
    if (placed.step.kind === 'dense') {
      const next = from === 'a' ? 'b' : 'a';
      place = index === lastDense ? 'output' : next;
      if (index !== lastDense) sizes[next] = Math.max(sizes[next], placed.size);
    }
    return { ...placed, from, to: place };
  });
  return { steps: planned, copies, sizes };
}
