import { LinnetError } from '@linnet/core';

/** Throws unless a sample rate is a finite number above 0. */
export function checkRate(sampleRate: number): void {
  if (sampleRate > 0 && Number.isFinite(sampleRate)) return;
  throw new LinnetError('bad-option', `The sample rate is ${sampleRate}; use samples a second, above 0.`);
}

const units = [
  { unit: 's', perSecond: 1 },
  { unit: 'ms', perSecond: 1e3 },
  { unit: 'µs', perSecond: 1e6 },
  { unit: 'ns', perSecond: 1e9 },
] as const;

/** The unit in which a duration is written with the fewest digits. */
export const secondsUnit = (seconds: number): (typeof units)[number] =>
  units.find(({ perSecond }) => seconds * perSecond >= 1) ?? units[3];
