import { LinnetError, showValue } from '@linnet/core';

/** Throws unless a layer can have that many units; `what` names it, such as `A dense layer`. */
export function checkUnits(units: number, what: string): void {
  if (Number.isInteger(units) && units >= 1) return;
  throw new LinnetError(
    'bad-option',
    `${what} of ${showValue(units)} units cannot be made; use a whole number from 1 up.`,
  );
}
