import type { QuantisedLayer, WordFormat } from '@linnet/core';
import { bitsFor, type SumBound, sumBound } from '../accumulator.js';
import { activationTable } from '../activation-table.js';
import { unitPast64Bits } from '../check-network.js';
import type { FloatLayer } from '../model/float-network.js';
import type { OutputRule } from '../model/value-functions.js';
import type { LayerChoices } from '../options.js';
import { roundingOf } from '../rounding.js';
import { wordLimits } from '../word.js';
import type { ChosenFormats } from './formats.js';
import { rescalingFor } from './rescaling.js';
import { integerWeights } from './weights.js';

/** What comes into a layer. */
export interface LayerInput {
  readonly step: number;
  readonly bits: number;
  /** The greatest magnitude of the integers. */
  readonly greatest: number;
}

/** A layer in integers, with what there is to say of it. */
export interface BuiltLayer {
  readonly layer: QuantisedLayer;
  /** Of the weights: one, or one for each unit. */
  readonly weightFormats: readonly WordFormat[];
  /** Why no target can hold it. */
  readonly problems: readonly string[];
}

/** Makes a layer of integers of a float layer and its formats. */
export function buildLayer(
  layer: FloatLayer,
  choices: LayerChoices,
  { sum, output, rule }: ChosenFormats,
  input: LayerInput,
): BuiltLayer {
  const { name, inputs, units } = layer;
  const { formats, weights, biases } = integerWeights(layer, choices, input);
  const bound = sumBound({ inputs, units, weights, biases }, input.greatest);
  const accumulatorBits = bitsFor(bound.bound);
  const factors = formats.map(({ step }) => (step * input.step) / sum.step);
  const rescaling = rescalingFor(factors, accumulatorBits, sum.bits);
  const { activation, ...limits } = finish(rule, sum, output, choices);
  const built: QuantisedLayer = {
    name,
    inputs,
    units,
    weights,
    biases,
    weightFormats: formats.map(numberFormat),
    accumulatorBits,
    rescaling: rescaling ?? { multipliers: [1], shifts: [0] },
    sum: numberFormat(sum),
    rounding: sum.rounding,
    overflow: sum.overflow,
    activation,
    output: numberFormat(output),
    ...limits,
  };
  const problems = [
    ...biasProblems(biases),
    ...accumulatorProblems(bound),
    ...(rescaling === undefined ? [rescalingProblem(factors)] : productProblems(built, input)),
  ];
  return {
    layer: built,
    weightFormats: formats,
    problems: problems.map((problem) => `Layer "${name}": ${problem}`),
  };
}

const numberFormat = ({ bits, step }: WordFormat) => ({ bits, step });

/** What becomes of sums in their word, and the tightest limits that are known of it: what the next layer's sums rest on. */
function finish({ activation, limits }: OutputRule, sum: WordFormat, output: WordFormat, { table }: LayerChoices) {
  const { least, greatest } = integerLimits(output, limits);
  if (activation === 'linear') return { activation, least, greatest };
  if (activation === 'relu') return { activation, least: Math.min(greatest, Math.max(0, least)), greatest };
  const made = activationTable(activation, { sum, output, least, greatest }, table);
  return {
    activation: made,
    least: made.values.reduce((a, b) => Math.min(a, b)),
    greatest: made.values.reduce((a, b) => Math.max(a, b)),
  };
}

/** The limits of a layer in steps of its output, the nearest there are, within its word. */
function integerLimits({ bits, step, overflow }: WordFormat, [low, high]: readonly [number, number]) {
  const word = wordLimits(bits, overflow);
  const nearest = (limit: number): number =>
    Math.min(word.greatest, Math.max(word.least, roundingOf('halfEven')(limit / step))) + 0;
  return { least: nearest(low), greatest: nearest(high) };
}

function biasProblems(biases: Float64Array): readonly string[] {
  const greatest = biases.reduce((most, bias) => Math.max(most, Math.abs(bias)), 0);
  if (greatest <= Number.MAX_SAFE_INTEGER) return [];
  return [
    `a bias is ${greatest} steps of its products; 2^53 is the most. Use fewer bits behind the point of weights or inputs.`,
  ];
}

function accumulatorProblems({ bound, unit }: SumBound): readonly string[] {
  const bits = bitsFor(bound);
  if (bits <= 64) return [];
  return [
    `unit ${unit} can make a sum of ${bound}, which takes ${bits} bits; an accumulator has at most 64. Use fewer bits for weights or inputs.`,
  ];
}

function productProblems(layer: QuantisedLayer, input: LayerInput): readonly string[] {
  const unit = layer.accumulatorBits > 64 ? undefined : unitPast64Bits(layer, input.greatest);
  if (unit === undefined) return [];
  return [
    `sums of unit ${unit}, of ${layer.accumulatorBits} bits, times their multiplier do not fit 64 bits. Use steps that are powers of two, or fewer bits.`,
  ];
}

const rescalingProblem = (factors: readonly number[]): string =>
  `a step of its products is ${factors.find((factor) => factor >= 1) ?? factors[0]} steps of its sums; a multiplier below 2^31 and a shift up to 62 cannot say that. Use formats that lie nearer.`;
