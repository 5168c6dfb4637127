import type { MemberRange } from '@linnet/recipes/descriptions';
import type { NumberRange } from './number-entry.js';

/** The numbers that a form takes for a member of an experiment: those that the experiment takes. */
export const rangeOf = (range: MemberRange | undefined): Required<Omit<NumberRange, 'step'>> => ({
  min: range?.least ?? Number.NEGATIVE_INFINITY,
  max: range?.most ?? Number.POSITIVE_INFINITY,
  isWhole: range?.isWhole ?? false,
});
