import type { Floats } from './ndarray.js';
import type { Rounding } from './quantised.js';

/** What becomes of a number that is counted in steps: how it is made whole, and the limits of the result. 0 is within. */
interface Whole {
  /** From -infinity to 0. */
  readonly least: number;
  /** From 0 to infinity. */
  readonly greatest: number;
  readonly rounding: Rounding;
}

/** The numbers that a fixed-point word holds: whole multiples of a step, as many from `least` to `greatest`. */
export interface Grid extends Whole {
  /** Above 0. */
  readonly step: number;
}

/** The grid of a parameter. */
export interface ParamGrid extends Whole {
  /** One for all numbers, or one for each place of the last axis. */
  readonly steps: readonly number[];
}

/**
 * Makes a double whole. Exact for every double: `Math.floor` and `Math.round` (the nearest, halves up) are by the language's
 * standard, and what rounding took away is a difference of neighbours, which has no error.
 */
export const roundingOf = (rounding: Rounding): ((value: number) => number) => functions[rounding];

const functions: Readonly<Record<Rounding, (value: number) => number>> = {
  floor: Math.floor,
  halfUp: Math.round,
  halfEven: (value) => {
    const rounded = Math.round(value);
    return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
  },
};

/** Makes the function that takes a number to the one of a grid with that step. */
export function gridRounding({ least, greatest, rounding }: Whole): (value: number, step: number) => number {
  const round = roundingOf(rounding);
  return (value, step) => Math.min(greatest, Math.max(least, round(value / step))) * step;
}

/** Takes all numbers of a parameter to its grid. */
export function roundToGrid(to: Floats, from: Floats, { steps, ...whole }: ParamGrid): void {
  const onGrid = gridRounding(whole);
  const count = steps.length;
  for (let index = 0; index < from.length; index++) {
    to[index] = onGrid(from[index] as number, steps[index % count] as number);
  }
}
