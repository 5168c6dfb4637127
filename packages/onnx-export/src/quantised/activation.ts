import type { QuantisedLayer } from '@linnet/core';
import type { GraphScope } from '../file/graph.js';
import { limited } from './rounding.js';
import { lookedUp } from './table.js';

/** Adds what becomes of sums in their word, whole doubles: the function, then its limits. */
export function writeActivation(
  scope: GraphScope,
  z: string,
  { activation, least, greatest }: Pick<QuantisedLayer, 'activation' | 'least' | 'greatest'>,
): string {
  if (activation === 'linear') return limited(scope, z, [least, greatest]);
  // What is not below zero is at most `greatest`, even where that is negative.
  if (activation === 'relu') return limited(scope, z, [Math.min(greatest, Math.max(0, least)), greatest]);
  return limited(scope, lookedUp(scope, z, activation), [least, greatest]);
}
