import type { QuantisedLayer } from '@linnet/core';

/** The greatest sum that a layer's units can make, and the unit that makes it. */
export interface SumBound {
  /** Sum of |w| times the greatest |x|, and |b|. */
  readonly bound: bigint;
  readonly unit: number;
  /** Of that unit. */
  readonly weights: number;
  readonly bias: number;
}

/** What the bound of a sum is made of. */
type Summed = Pick<QuantisedLayer, 'inputs' | 'units' | 'weights' | 'biases'>;

/** Of one unit. Partial sums, in whatever order, are no greater: each is a sum of fewer of the same magnitudes. */
export function unitBound(layer: Summed, unit: number, greatestInput: number): bigint {
  return BigInt(weightOf(layer, unit)) * BigInt(greatestInput) + BigInt(Math.abs(layer.biases[unit] ?? 0));
}

/** The sum of |w| of a unit: exact for fewer than 2^22 inputs of 32 bits. */
function weightOf({ inputs, weights }: Summed, unit: number): number {
  let sum = 0;
  for (let index = unit * inputs; index < (unit + 1) * inputs; index++) sum += Math.abs(weights[index] as number);
  return sum;
}

/** Over all units of a layer whose inputs lie from minus `greatestInput` to it. */
export function sumBound(layer: Summed, greatestInput: number): SumBound {
  let [bound, unit] = [-1n, 0];
  for (let index = 0; index < layer.units; index++) {
    const here = unitBound(layer, index, greatestInput);
    if (here > bound) [bound, unit] = [here, index];
  }
  return { bound, unit, weights: weightOf(layer, unit), bias: Math.abs(layer.biases[unit] ?? 0) };
}

/** How many bits, sign included, hold every number up to this magnitude; at least 2. */
export const bitsFor = (bound: bigint): number => Math.max(2, bound.toString(2).length + 1);

/** The greatest magnitude that leaves a layer. */
export const greatestOutput = ({ least, greatest }: Pick<QuantisedLayer, 'least' | 'greatest'>): number =>
  Math.max(-least, greatest);

/** The bound as a sentence: how it comes about, and the bits that follow. */
export const proofText = ({ bound, unit, weights, bias }: SumBound, greatestInput: number): string =>
  `unit ${unit}: sum |w| ${weights} x greatest |x| ${greatestInput} + |b| ${bias} = ${bound}, below 2^${bitsFor(bound) - 1}: ${bitsFor(bound)} bits`;
