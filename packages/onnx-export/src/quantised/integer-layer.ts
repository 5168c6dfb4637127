import type { QuantisedLayer } from '@linnet/core';
import { castTo } from '../file/cast.js';
import type { GraphScope } from '../file/graph.js';
import { writeActivation } from './activation.js';
import { bitsOf } from './powers.js';
import { limited, shiftedRight, wrapped } from './rounding.js';
import { inputsFirst } from './weights.js';
import { integers, limitsOf, type Word } from './word.js';

/** Adds a layer in 64-bit integers, which hold all that a network may contain. */
export function writeIntegerLayer(scope: GraphScope, x: Word, layer: QuantisedLayer): Word {
  const { inputs, units, biases, rescaling, rounding, output } = layer;
  const weights = inputsFirst(layer);
  const kernel = castTo(scope, integers(scope, 'weights', weights, bitsOf(weights), [inputs, units]), 'int64');
  const words = x.type === 'int64' ? x.tensor : castTo(scope, x.tensor, 'int64');
  const products = scope.node('MatMul', [words, kernel]);
  const sums = scope.node('Add', [products, scope.constant('biases', 'int64', biases, [units])]);
  const rescaled = shiftedRight(scope, multiplied(scope, sums, rescaling.multipliers), rescaling.shifts, rounding);
  const y = writeActivation(scope, intoWord(scope, rescaled, layer), layer);
  return { tensor: castTo(scope, y, 'int64'), type: 'int64', format: output };
}

const multiplied = (scope: GraphScope, x: string, multipliers: readonly number[]): string =>
  multipliers.every((multiplier) => multiplier === 1)
    ? x
    : scope.node('Mul', [x, scope.constant('multipliers', 'int64', multipliers, [multipliers.length])]);

/** From 64-bit integers to whole doubles within the word. */
const intoWord = (scope: GraphScope, x: string, { sum: { bits }, overflow }: QuantisedLayer): string =>
  overflow === 'wrap'
    ? castTo(scope, wrapped(scope, x, bits), 'double')
    : limited(scope, castTo(scope, x, 'double'), limitsOf(bits, overflow));
