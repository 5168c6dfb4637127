import type { ActivationTable, QuantisedLayer } from '@linnet/core';
import { roundShifted } from './rounding.js';
import { intoWord, limited } from './word.js';

/**
 * What a layer computes, once more and slowly, in integers of any length: the emulator and every exported file give these
 * numbers. `x` are the integers that come in, the result one for each unit. The rules in prose: docs/quantisation.md.
 */
export function referenceLayer(layer: QuantisedLayer, x: readonly bigint[]): readonly bigint[] {
  const { rounding, overflow, activation, least, greatest } = layer;
  return Array.from({ length: layer.units }, (_, unit) => {
    const { multiplier, shift } = rescalingOf(layer, unit);
    const rescaled = roundShifted(sumOf(layer, unit, x) * multiplier, shift, rounding);
    const z = intoWord(rescaled, layer.sum.bits, overflow);
    return limited(activated(z, activation), BigInt(least), BigInt(greatest));
  });
}

function sumOf({ weights, biases, inputs }: QuantisedLayer, unit: number, x: readonly bigint[]): bigint {
  let sum = BigInt(biases[unit] ?? 0);
  for (let input = 0; input < inputs; input++) sum += BigInt(weights[unit * inputs + input] ?? 0) * (x[input] ?? 0n);
  return sum;
}

function rescalingOf({ rescaling: { multipliers, shifts } }: QuantisedLayer, unit: number) {
  const index = multipliers.length === 1 ? 0 : unit;
  return { multiplier: BigInt(multipliers[index] ?? 1), shift: BigInt(shifts[index] ?? 0) };
}

function activated(z: bigint, activation: QuantisedLayer['activation']): bigint {
  if (activation === 'linear') return z;
  if (activation === 'relu') return z > 0n ? z : 0n;
  return lookedUp(z, activation);
}

function lookedUp(z: bigint, { low, shift, isInterpolated, values }: ActivationTable): bigint {
  const steps = isInterpolated ? values.length - 1 : values.length;
  const width = BigInt(shift);
  const distance = limited(z - BigInt(low), 0n, (BigInt(steps) << width) - 1n);
  const index = Number(distance >> width);
  const value = BigInt(values[index] ?? 0);
  if (!isInterpolated) return value;
  const rest = distance - (BigInt(index) << width);
  return value + roundShifted((BigInt(values[index + 1] ?? 0) - value) * rest, width, 'halfUp');
}
