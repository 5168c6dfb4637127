import type { QuantisedLayer } from '@linnet/core';

/** Weights as inputs x units. */
export const inputsFirst = ({ weights, inputs, units }: QuantisedLayer): Int32Array =>
  weights.map((_, at) => weights[(at % units) * inputs + Math.floor(at / units)] ?? 0);
