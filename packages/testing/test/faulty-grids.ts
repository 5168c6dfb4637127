import type { Grid } from '@linnet/core';
import { quantiser, type SeenOf, seenOf } from '../src/backend/reference-grids.js';
import { type OpRun, type Rows, rowsInto } from '../src/backend/reference-run.js';
import type { Has } from './faults.js';

/** Takes values to a grid: rightly, or with a mistake. */
export function faultyQuantiser({ tape, ...run }: OpRun, grid: Grid, has: Has): Rows {
  const halfUp = grid.rounding === 'halfUp';
  const rounding = halfUp && has('rounds halves to even') ? 'halfEven' : grid.rounding;
  const [apply, slope] = quantiser({ ...grid, rounding });
  const shifted = quantiser({ ...grid, rounding: 'floor' })[0];
  const given =
    halfUp && has('adds a half in single floats')
      ? (x: number) => shifted(Math.fround(x / grid.step + 0.5) * grid.step)
      : apply;
  const passes = has('lets gradients pass beyond the ends of a grid') ? () => 1 : slope;
  return rowsInto({ tape, ...run }).map((x) => tape.apply([given, passes], x));
}

/** What ops see of a parameter: rightly, or with a mistake. */
export const faultySeenOf =
  (has: Has): SeenOf =>
  (slot, param) => {
    const { grid } = slot;
    if (grid === undefined || has('sees parameters as they are')) return param;
    const [first = 1] = grid.steps;
    const steps = has('takes the first step for all places') ? [first] : grid.steps;
    const seen = seenOf({ ...slot, grid: { ...grid, steps } }, param);
    if (has('keeps parameters on their grids')) param.value.set(seen.value);
    return seen;
  };
