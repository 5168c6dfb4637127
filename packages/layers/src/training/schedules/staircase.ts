import { type OptionKind, optionKinds } from '@linnet/core';
import * as numberKinds from '../../number-kinds.js';

/** Options of schedules that fall in stretches. */
export interface StaircaseOptions {
  /** Steps, or epochs, of a stretch; above 0. */
  readonly decaySteps: number;
  /** Whether the rate falls once a stretch, not all the time. Default false. */
  readonly staircase?: boolean;
}

/** Kinds of the options that {@link StaircaseOptions} are. */
export const staircaseKinds = (): Readonly<Record<keyof StaircaseOptions, OptionKind>> => ({
  decaySteps: numberKinds.positive,
  staircase: optionKinds.truth,
});
