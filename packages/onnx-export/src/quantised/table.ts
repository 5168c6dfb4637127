import type { ActivationTable } from '@linnet/core';
import { powerOfTwo } from '@linnet/quantisation';
import { castTo } from '../file/cast.js';
import type { GraphScope } from '../file/graph.js';
import { bitsOf } from './powers.js';
import { limited, shiftedRight } from './rounding.js';
import { integers } from './word.js';

/** Adds a function of whole doubles by its table. */
export function lookedUp(
  scope: GraphScope,
  z: string,
  { low, shift, isInterpolated, values }: ActivationTable,
): string {
  const steps = isInterpolated ? values.length - 1 : values.length;
  const width = powerOfTwo(shift);
  const fromLow = scope.node('Sub', [z, scope.constant('low', 'double', [low])]);
  const distance = castTo(scope, limited(scope, fromLow, [0, steps * width - 1]), 'int64');
  const divisor = scope.constant('width', 'int64', [width]);
  const index = scope.node('Div', [distance, divisor]);
  const table = integers(scope, 'table', values, bitsOf(values), [values.length]);
  const value = castTo(scope, scope.node('Gather', [table, index]), 'int64');
  if (!isInterpolated) return castTo(scope, value, 'double');
  const slopes = values.slice(1).map((next, at) => next - (values[at] ?? 0));
  const slope = scope.node('Gather', [scope.constant('differences', 'int64', slopes, [slopes.length]), index]);
  const product = scope.node('Mul', [slope, scope.node('Mod', [distance, divisor])]);
  return castTo(scope, scope.node('Add', [value, shiftedRight(scope, product, [shift], 'halfUp')]), 'double');
}
