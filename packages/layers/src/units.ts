import { LinnetError, showValue } from '@linnet/core';

/** Throws unless a layer can have that many units; `what` names it, such as `A dense layer`, and `units` what it counts. */
export function checkUnits(count: number, what: string, units = 'units'): void {
  if (Number.isInteger(count) && count >= 1) return;
  throw new LinnetError(
    'bad-option',
    `${what} of ${showValue(count)} ${units} cannot be made; use a whole number from 1 up.`,
  );
}
