import type { NumberFormat, Overflow, Shape } from '@linnet/core';
import { powerOfTwo } from '@linnet/quantisation';
import { castTo } from '../file/cast.js';
import { type ElementType, integerType } from '../file/element-types.js';
import type { GraphScope } from '../file/graph.js';
import { wideWordsFrom } from '../file/opsets.js';
import { isExactStep, singleBits } from './powers.js';

/** Whole numbers on their way through the graph. */
export interface Word {
  readonly tensor: string;
  readonly type: ElementType;
  readonly format: NumberFormat;
}

/** The least and the greatest whole number of a word. */
export function limitsOf(bits: number, overflow: Overflow): readonly [least: number, greatest: number] {
  const greatest = powerOfTwo(bits - 1) - 1;
  return [overflow === 'saturateSymmetric' ? -greatest : -greatest - 1, greatest];
}

/** The type QuantizeLinear makes of words of so many bits; undefined where it has none. */
export function quantisedType(bits: number, opset: number): 'int8' | 'int16' | undefined {
  const type = integerType(bits);
  return type === 'int8' || (type === 'int16' && opset >= wideWordsFrom) ? type : undefined;
}

/** The type DequantizeLinear takes words of so many bits as. */
export const wordType = (bits: number, opset: number): 'int8' | 'int16' | 'int32' =>
  quantisedType(bits, opset) ?? 'int32';

/** Whether QuantizeLinear makes words of a format. */
export const canQuantise = ({ bits, step }: NumberFormat, opset: number): boolean =>
  quantisedType(bits, opset) !== undefined && isExactStep(step);

/** Whether DequantizeLinear gives what words of a format stand for, without error. */
export const canDequantise = ({ bits, step }: NumberFormat): boolean => bits <= singleBits && isExactStep(step);

/** Adds what makes words of doubles that are whole and within the word: a QuantizeLinear that has nothing to round. */
export function quantised(scope: GraphScope, whole: string, format: NumberFormat, opset: number): Word {
  const single = castTo(scope, whole, 'float');
  const value = scope.node('Mul', [single, scope.constant('step', 'float', [format.step])]);
  return quantiseLinear(scope, value, format, opset);
}

/** Adds a QuantizeLinear. */
export function quantiseLinear(scope: GraphScope, value: string, format: NumberFormat, opset: number): Word {
  const type = quantisedType(format.bits, opset) ?? 'int8';
  const scale = scope.constant('scale', 'float', [format.step]);
  const zero = scope.constant('zeroPoint', type, [0]);
  return { tensor: scope.node('QuantizeLinear', [value, scale, zero]), type, format };
}

/** Adds what words stand for, as single floats. */
export function dequantised(scope: GraphScope, { tensor, type, format }: Word, opset: number): string {
  const wanted = wordType(format.bits, opset);
  const words = type === wanted ? tensor : castTo(scope, tensor, wanted);
  return scope.node('DequantizeLinear', [words, scope.constant('scale', 'float', [format.step])]);
}

/** Adds whole numbers that the file holds in as few bytes as they take. */
export const integers = (
  scope: GraphScope,
  name: string,
  values: ArrayLike<number>,
  bits: number,
  shape: Shape,
): string => scope.constant(name, integerType(bits), values, shape);
