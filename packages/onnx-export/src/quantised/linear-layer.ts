import type { QuantisedLayer } from '@linnet/core';
import { powerOfTwo } from '@linnet/quantisation';
import { castTo } from '../file/cast.js';
import type { GraphScope } from '../file/graph.js';
import { writeActivation } from './activation.js';
import { bitsOf, doubleBits, isExactStep, singleBits } from './powers.js';
import { limited, rounded } from './rounding.js';
import { inputsFirst } from './weights.js';
import { dequantised, limitsOf, quantised, quantisedType, type Word, wordType } from './word.js';

/** Why a layer cannot go through QuantizeLinear and DequantizeLinear without error; undefined where it can. */
export function whyIntegers(layer: QuantisedLayer, input: Word['format'], opset: number): string | undefined {
  const { overflow, output, sum, accumulatorBits, weightFormats } = layer;
  if (overflow === 'wrap') return 'its sums wrap, and QuantizeLinear saturates';
  if (quantisedType(output.bits, opset) === undefined) {
    return `QuantizeLinear has no words of ${output.bits} bits in opset ${opset}`;
  }
  const widest = Math.max(input.bits, bitsOf(layer.weights));
  if (widest > singleBits) return `DequantizeLinear gives single floats, which do not hold words of ${widest} bits`;
  const steps = [input, sum, output, ...weightFormats].map(({ step }) => step);
  if (!steps.every(isExactStep)) return 'a step of it is no power of two, and single floats round it';
  if (accumulatorBits > doubleBits) return `its sums take ${accumulatorBits} bits, and doubles hold ${doubleBits}`;
  return isShift(layer, input.step) ? undefined : 'its multipliers are not what its steps say';
}

/** What a unit has of a list with one entry for each, or one for all. */
const ofUnit = (values: readonly number[], unit: number): number => values[values.length === 1 ? 0 : unit] ?? 1;

const stepsOf = ({ weightFormats }: QuantisedLayer): readonly number[] => weightFormats.map(({ step }) => step);

/** Whether rescaling is what steps say it is: that of the products over that of the sums. */
function isShift(layer: QuantisedLayer, inputStep: number): boolean {
  const { multipliers, shifts } = layer.rescaling;
  return Array.from({ length: layer.units }, (_, unit) => {
    const factor = (ofUnit(stepsOf(layer), unit) * inputStep) / layer.sum.step;
    return ofUnit(multipliers, unit) === factor * powerOfTwo(ofUnit(shifts, unit));
  }).every(Boolean);
}

/**
 * Adds a layer between DequantizeLinear and QuantizeLinear. Its sums are doubles: they hold every sum without error, and
 * runtimes do not replace them by products of 8-bit numbers, which can overflow on x86 processors without VNNI.
 */
export function writeLinearLayer(scope: GraphScope, x: Word, layer: QuantisedLayer, opset: number): Word {
  const { units, sum, output, rounding, overflow } = layer;
  const values = castTo(scope, dequantised(scope, x, opset), 'double');
  const products = scope.node('MatMul', [values, castTo(scope, weightsOf(scope, layer, opset), 'double')]);
  const biases = layer.biases.map((bias, unit) => bias * ofUnit(stepsOf(layer), unit) * x.format.step);
  const sums = scope.node('Add', [products, scope.constant('biases', 'double', biases, [units])]);
  const inSteps = scope.node('Div', [sums, scope.constant('sumStep', 'double', [sum.step])]);
  const z = limited(scope, rounded(scope, inSteps, rounding), limitsOf(sum.bits, overflow));
  return quantised(scope, writeActivation(scope, z, layer), output, opset);
}

/** Weights as DequantizeLinear gives them, with a step for each unit where there are several. */
function weightsOf(scope: GraphScope, layer: QuantisedLayer, opset: number): string {
  const { inputs, units } = layer;
  const weights = inputsFirst(layer);
  const words = scope.constant('weights', wordType(bitsOf(weights), opset), weights, [inputs, units]);
  const steps = stepsOf(layer);
  const isShared = steps.length === 1;
  const scale = scope.constant('weightScale', 'float', steps, isShared ? [] : [units]);
  return scope.node('DequantizeLinear', [words, scale], isShared ? {} : { axis: { int: 1 } });
}
