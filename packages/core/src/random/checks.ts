import { LinnetError } from '../errors.js';

/** Throws unless a value is a whole number within these limits. */
export function checkWhole(value: number, least: number, most: number, what: string): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new LinnetError('bad-value', `${what} is ${value}; use a whole number from ${least} to ${most}.`);
}

/** Throws unless a value is a finite number. */
export function checkNumber(value: number, what: string): void {
  if (!Number.isFinite(value)) throw new LinnetError('bad-value', `${what} is ${value}; use a finite number.`);
}
