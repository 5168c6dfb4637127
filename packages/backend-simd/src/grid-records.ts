import type { Grid, ParamGrid, ParamSlot, Rounding } from '@linnet/core';
import * as layout from './layout.js';
import type { ParameterLayout } from './parameter-layout.js';
import type { Fields, Put, Take } from './record.js';
import type { RecordedLink } from './stages.js';

/** A parameter that has its place. */
interface PlacedParam {
  readonly slot: ParamSlot;
  readonly layout: ParameterLayout;
  /** Where its record and its values lie. */
  readonly record: number;
  readonly values: number;
}

/** Tells the kernel where stages find a parameter. */
export type PlaceSeen = (param: PlacedParam, take: Take, put: Put) => void;

/** In place, or where it is on a grid as a copy, for which there is room then. */
export const placeSeen: PlaceSeen = ({ slot: { grid }, layout: own, record, values }, take, put) => {
  if (grid === undefined) {
    put(record, { [layout.PARAM_SEEN]: values });
    return;
  }
  const steps = take(own.stride);
  put(steps, {}, lineOfSteps(grid, own));
  put(
    record,
    {
      [layout.PARAM_SEEN]: take(own.bytes),
      [layout.PARAM_STEPS]: steps,
      [layout.PARAM_LINE]: own.stride,
      [layout.PARAM_ROUNDING]: roundingCodes[grid.rounding],
    },
    { [layout.PARAM_LEAST]: grid.least, [layout.PARAM_GREATEST]: grid.greatest },
  );
};

/** An op that takes values to a grid. */
export const gridLink = ({ step, least, greatest, rounding }: Grid): RecordedLink => ({
  kind: 'record',
  words: { [layout.LINK_ROUNDING]: roundingCodes[rounding] },
  floats: {
    [layout.LINK_STEP]: step,
    [layout.LINK_LEAST]: least,
    [layout.LINK_GREATEST]: greatest,
    [layout.LINK_LOW]: least * step,
    [layout.LINK_HIGH]: greatest * step,
  },
  text: `steps of ${step} from ${least} to ${greatest}, ${rounding}`,
});

/** Codes of ways to make numbers whole. */
const roundingCodes: Readonly<Record<Rounding, number>> = {
  halfUp: layout.ROUND_HALF_UP,
  halfEven: layout.ROUND_HALF_EVEN,
  floor: layout.ROUND_DOWN,
};

/** A step for each number of a line; what pads it is divided too, and stays 0. */
function lineOfSteps({ steps }: ParamGrid, { blocks, units, width, stride }: ParameterLayout): Fields {
  const line = new Array<number>(stride / 4).fill(1);
  for (let place = 0; place < blocks * units; place++) {
    const at = (Math.floor(place / units) * stride) / (4 * blocks) + (place % units) * width;
    line.fill(steps[place % steps.length] ?? 1, at, at + width);
  }
  return Object.fromEntries(line.map((step, at) => [at * 4, step]));
}
