import type { ActivationTable, QuantisedLayer } from '@linnet/core';
import { powerOfTwo } from '../powers.js';
import { roundingOf, roundShifted } from '../rounding.js';
import { intoWord, wordOf } from '../word.js';

const exact = powerOfTwo(53);
const exactInteger = 1n << 53n;

/**
 * A sum of `unit`, whole and below 2^53, times the multiplier and 2^-shift, rounded. A product below 2^53 is exact, and so is
 * its scaling by a power of two; another one is computed in BigInt.
 */
export function rescalingOf(layer: QuantisedLayer): (sum: number, unit: number) => number {
  const { multipliers, shifts } = perUnit(layer);
  const factors = shifts.map((shift) => powerOfTwo(-shift));
  const round = roundingOf(layer.rounding);
  const wide = wideRescalingOf(layer);
  return (sum, unit) => {
    const product = sum * (multipliers[unit] as number);
    if (Math.abs(product) < exact) return round(product * (factors[unit] as number));
    const value = wide(BigInt(sum), unit);
    return value > -exactInteger && value < exactInteger ? Number(value) : farOff(value);
  };
}

const far = powerOfTwo(40);

/** Of an integer that no double may hold: its sign and its low 32 bits, outside of every word. That decides what it becomes. */
const farOff = (value: bigint): number => Number(BigInt.asIntN(32, value)) + (value < 0n ? -far : far);

/** The same of sums of any size, put into the word. */
export function wideRescalingOf(layer: QuantisedLayer): (sum: bigint, unit: number) => bigint {
  const { multipliers, shifts } = perUnit(layer);
  const factors = Array.from(multipliers, BigInt);
  const distances = Array.from(shifts, BigInt);
  return (sum, unit) => roundShifted(sum * (factors[unit] ?? 1n), distances[unit] ?? 0n, layer.rounding);
}

/** One number of each for every unit. */
function perUnit({ units, rescaling: { multipliers, shifts } }: QuantisedLayer) {
  const spread = (values: readonly number[]): Float64Array =>
    values.length === 1 ? new Float64Array(units).fill(values[0] ?? 0) : Float64Array.from(values);
  return { multipliers: spread(multipliers), shifts: spread(shifts) };
}

/** The rescaled sum put into its word. */
export const summedWord = ({ sum, overflow }: QuantisedLayer): ((value: number) => number) =>
  wordOf(sum.bits, overflow);

/** The same of integers of any size. */
export const wideWord = ({ sum, overflow }: QuantisedLayer, value: bigint): number =>
  Number(intoWord(value, sum.bits, overflow));

/** From the sum in its word to the layer's output. */
export function outputOf({ activation, least, greatest }: QuantisedLayer): (z: number) => number {
  const activate = activationOf(activation);
  return (z) => Math.min(greatest, Math.max(least, activate(z)));
}

function activationOf(activation: QuantisedLayer['activation']): (z: number) => number {
  if (activation === 'linear') return (z) => z;
  return activation === 'relu' ? (z) => Math.max(0, z) : lookUp(activation);
}

function lookUp({ low, shift, isInterpolated, values }: ActivationTable): (z: number) => number {
  const entries = Float64Array.from(values);
  const [width, scale] = [powerOfTwo(shift), powerOfTwo(-shift)];
  const last = (isInterpolated ? entries.length - 1 : entries.length) * width - 1;
  return (z) => {
    const distance = Math.min(last, Math.max(0, z - low));
    const index = Math.floor(distance * scale);
    const value = entries[index] as number;
    return isInterpolated ? value + between((entries[index + 1] as number) - value, distance - index * width) : value;
  };

  function between(difference: number, rest: number): number {
    const product = difference * rest;
    if (Math.abs(product) < exact) return Math.round(product * scale);
    return Number(roundShifted(BigInt(difference) * BigInt(rest), BigInt(shift), 'halfUp'));
  }
}
