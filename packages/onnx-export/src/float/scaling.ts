import type { Bounds } from '@linnet/core';
import { perColumn } from '../file/per-column.js';
import type { FloatScope } from './scope.js';
import type { Value } from './value.js';

/**
 * Column by column, `low` to -1 and `high` to 1: (x - middle) factor + rest. Taking the middle away first loses no digits; what
 * rounding the middle to a single float leaves is the rest, which is most often 0 and left out.
 */
export function writeScaling(scope: FloatScope, { tensor, axes }: Value, { low, high }: Bounds): Value {
  const held = scope.precision === 'double' ? (value: number): number => value : Math.fround;
  const middles = low.map((value, column) => held(middleOf(value, high[column] ?? value)));
  const factors = low.map((value, column) => (value === high[column] ? 0 : 2 / ((high[column] ?? value) - value)));
  const rests = low.map((value, column) => {
    const middle = middles[column] ?? 0;
    return ((middle - value) / 2 - ((high[column] ?? value) - middle) / 2) * (factors[column] ?? 0);
  });
  const constant = (name: string, values: readonly number[]): string => scope.numbers(name, ...perColumn(values, axes));
  const centred = scope.node('Sub', [tensor, constant('middle', middles)]);
  const scaled = scope.node('Mul', [centred, constant('factor', factors)]);
  const isNothing = rests.every((rest) => Math.abs(rest) < unseen);
  return { axes, tensor: isNothing ? scaled : scope.node('Add', [scaled, constant('rest', rests)]) };
}

/** A quarter of the last digit that a single float of 1 has. */
const unseen = 1 / 67_108_864;

/** The reverse: y half + middle. */
export function writeUnscaling(scope: FloatScope, { tensor, axes }: Value, { low, high }: Bounds): Value {
  const halves = low.map((value, column) => ((high[column] ?? value) - value) / 2);
  const middles = low.map((value, column) => middleOf(value, high[column] ?? value));
  const constant = (name: string, values: readonly number[]): string => scope.numbers(name, ...perColumn(values, axes));
  const scaled = scope.node('Mul', [tensor, constant('half', halves)]);
  return { axes, tensor: scope.node('Add', [scaled, constant('middle', middles)]) };
}

const middleOf = (low: number, high: number): number => low + (high - low) / 2;
