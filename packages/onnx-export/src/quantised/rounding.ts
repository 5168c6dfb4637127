import type { Rounding } from '@linnet/core';
import { castTo } from '../file/cast.js';
import type { GraphScope } from '../file/graph.js';

/**
 * Adds what makes doubles whole, for every double. Halves go up where the number is at least a half above the whole one
 * below it: that difference decides without error, and a number plus a half might not.
 */
export function rounded(scope: GraphScope, x: string, rounding: Rounding): string {
  if (rounding === 'halfEven') return scope.node('Round', [x]);
  const below = scope.node('Floor', [x]);
  if (rounding === 'floor') return below;
  const half = scope.constant('half', 'double', [0.5]);
  const goesUp = scope.node('GreaterOrEqual', [scope.node('Sub', [x, below]), half]);
  return scope.node('Add', [below, castTo(scope, goesUp, 'double')]);
}

/**
 * Adds `round(x 2^-shift)` of 64-bit integers, with a shift for each unit or one for all: what rounding adds, then the
 * remainder, which is never negative, taken away before the division.
 */
export function shiftedRight(scope: GraphScope, x: string, shifts: readonly number[], rounding: Rounding): string {
  if (shifts.every((shift) => shift === 0)) return x;
  const constant = (name: string, ofShift: (shift: bigint) => bigint): string =>
    scope.constant(
      name,
      'int64',
      shifts.map((shift) => ofShift(BigInt(shift))),
      [shifts.length],
    );
  const divisor = constant('divisor', (shift) => 1n << shift);
  if (rounding === 'floor') return floored(scope, x, divisor);
  const half = (shift: bigint): bigint => (shift === 0n ? 0n : 1n << (shift - 1n));
  if (rounding === 'halfUp') return floored(scope, scope.node('Add', [x, constant('half', half)]), divisor);
  // One below a half, and one more where the whole number below is odd, takes halves to the even one.
  const parity = constant('parity', (shift) => (shift === 0n ? 1n : 2n));
  const isOdd = scope.node('Mod', [floored(scope, x, divisor), parity]);
  const nearly = constant('nearlyHalf', (shift) => (shift === 0n ? 0n : half(shift) - 1n));
  return floored(scope, scope.node('Add', [scope.node('Add', [x, nearly]), isOdd]), divisor);
}

/** x / divisor, down: Div of integers goes towards zero. */
function floored(scope: GraphScope, x: string, divisor: string): string {
  const rest = scope.node('Mod', [x, divisor]);
  return scope.node('Div', [scope.node('Sub', [x, rest]), divisor]);
}

/** Adds the low bits of 64-bit integers, read as signed words. */
export function wrapped(scope: GraphScope, x: string, bits: number): string {
  const constant = (name: string, value: bigint): string => scope.constant(name, 'int64', [value]);
  const [words, half] = [constant('words', 1n << BigInt(bits)), constant('half', 1n << BigInt(bits - 1))];
  const low = scope.node('Mod', [x, words]);
  return scope.node('Sub', [scope.node('Mod', [scope.node('Add', [low, half]), words]), half]);
}

/**
 * Adds limits to whole doubles. Integers go through doubles for it: onnxruntime's Clip, Min and Max of 64-bit integers are
 * wrong for some that need more than 32 bits (github.com/microsoft/onnxruntime, pull request 32475). A double past 2^53 may
 * be rounded, but is limited all the same.
 */
export const limited = (scope: GraphScope, x: string, [least, greatest]: readonly [number, number]): string =>
  scope.node('Clip', [x, scope.constant('least', 'double', [least]), scope.constant('greatest', 'double', [greatest])]);
