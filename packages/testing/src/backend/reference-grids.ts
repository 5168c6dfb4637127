import type { Grid, ParamSlot } from '@linnet/core';
import type { Curve, Value } from './reference-tape.js';

type Whole = Omit<Grid, 'step'>;

/** A number made whole and limited. */
function wholeOf(x: number, { rounding, least, greatest }: Whole): number {
  const below = Math.floor(x);
  const rest = x - below;
  const half = rounding === 'halfUp' || (rounding === 'halfEven' && below % 2 !== 0);
  const up = rounding !== 'floor' && (rest > 0.5 || (rest === 0.5 && half));
  return Math.min(Math.max(up ? below + 1 : below, least), greatest);
}

/** The gradient passes straight through within the ends of the grid. */
export const quantiser = ({ step, ...whole }: Grid): Curve => [
  (x) => wholeOf(x / step, whole) * step,
  (x) => Number(x >= whole.least * step && x <= whole.greatest * step),
];

/** What ops see of a parameter; its gradient is the parameter's own. */
export type SeenOf = (slot: ParamSlot, param: Value) => Value;

/** Its numbers, or those of its grid. */
export const seenOf: SeenOf = ({ grid }, param) => {
  if (grid === undefined) return param;
  const { steps, ...whole } = grid;
  const value = param.value.map((number, at) => {
    const step = steps[at % steps.length] ?? Number.NaN;
    return wholeOf(number / step, whole) * step;
  });
  return { value, gradient: param.gradient };
};
