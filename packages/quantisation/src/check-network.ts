import {
  LinnetError,
  type QuantisedLayer,
  type QuantisedNetwork,
  showValue,
  sizeOf,
  throwProblems,
} from '@linnet/core';
import { bitsFor, greatestOutput, sumBound, unitBound } from './accumulator.js';
import { bitsProblems, formatProblems, ruleKinds } from './fixed-point.js';
import { powerOfTwo } from './powers.js';
import { greatestMagnitude, wordLimits } from './word.js';

const checked = new WeakSet<QuantisedNetwork>();

/**
 * Throws unless a network keeps the contract: words, tables, and sums that fit the bits they say. Those that `quantise`
 * makes do; others come from files and from people.
 * @throws LinnetError `bad-value` that lists everything that is wrong.
 */
export function checkNetwork(network: QuantisedNetwork): void {
  if (typeof network === 'object' && network !== null && checked.has(network)) return;
  const { format, shape, input, layers }: Partial<QuantisedNetwork> = network ?? {};
  if (format !== 'linnet-quantised/1' || !Array.isArray(shape) || !Array.isArray(layers)) {
    const what = format === undefined ? showValue(network) : `of the format ${showValue(format)}`;
    throw new LinnetError('bad-value', `This is no quantised network, but ${what}; quantise(artifact).network is one.`);
  }
  const heading = 'This quantised network is damaged:';
  throwProblems('bad-value', heading, [...formatProblems(input, 'input'), ...layers.flatMap(structureProblems)]);
  throwProblems('bad-value', heading, layerProblems(network));
  checked.add(network);
}

/** Problems that would make other checks fail. */
function structureProblems(layer: QuantisedLayer, index: number): readonly string[] {
  const { inputs, units, weights, biases, weightFormats, rescaling, activation, sum, output }: Partial<QuantisedLayer> =
    layer ?? {};
  const isActivation = activation === 'linear' || activation === 'relu' || Array.isArray(activation?.values);
  const parts: Readonly<Record<string, boolean>> = {
    inputs: isCount(inputs),
    units: isCount(units),
    weights: weights instanceof Int32Array && weights.length === Number(inputs) * Number(units),
    biases: biases instanceof Float64Array && biases.length === units,
    weightFormats: Array.isArray(weightFormats),
    rescaling: Array.isArray(rescaling?.multipliers) && Array.isArray(rescaling.shifts),
    activation: isActivation,
    sum: typeof sum === 'object' && sum !== null,
    output: typeof output === 'object' && output !== null,
  };
  return Object.entries(parts).flatMap(([part, isFine]) =>
    isFine ? [] : [`layers[${index}].${part} is missing, or does not fit the layer.`],
  );
}

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 1;

function layerProblems({ input, layers, shape }: QuantisedNetwork): readonly string[] {
  const problems: string[] = layers.length === 0 ? ['There is no layer.'] : [];
  let [width, magnitude] = [sizeOf(shape), greatestMagnitude(input)];
  for (const layer of layers) {
    if (layer.inputs !== width) problems.push(`${layer.name} takes ${layer.inputs} inputs and is given ${width}.`);
    problems.push(...numberProblems(layer).map((text) => `${layer.name}: ${text}`));
    if (problems.length === 0) problems.push(...sumProblems(layer, magnitude));
    [width, magnitude] = [layer.units, greatestOutput(layer)];
  }
  return problems;
}

function numberProblems(layer: QuantisedLayer): readonly string[] {
  const { units, rescaling, weightFormats, least, greatest, output, sum } = layer;
  const { multipliers, shifts } = rescaling;
  const word = wordLimits(output.bits, 'wrap');
  return [
    ...bitsProblems(sum.bits, 'sum.bits'),
    ...bitsProblems(output.bits, 'output.bits'),
    ...weightFormats.flatMap(({ bits }) => bitsProblems(bits, 'weightFormats')),
    ...(ruleKinds.rounding.is(layer.rounding) && ruleKinds.overflow.is(layer.overflow)
      ? []
      : ['rounding or overflow is none of those there are.']),
    ...weightProblems(layer),
    ...wholeProblems('a bias', layer.biases, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    ...wholeProblems('a multiplier', multipliers, 1, powerOfTwo(31) - 1),
    ...wholeProblems('a shift', shifts, 0, 62),
    ...countProblems('multipliers', multipliers, units),
    ...countProblems('shifts', shifts, units),
    ...countProblems('weightFormats', weightFormats, units),
    ...wholeProblems('a limit', [least, greatest], word.least, word.greatest),
    ...(least <= greatest ? [] : [`least is ${least} and greatest ${greatest}.`]),
    ...tableProblems(layer),
  ];
}

/** Weights outside of the words that the formats say. */
function weightProblems({ weights, inputs, weightFormats }: QuantisedLayer): readonly string[] {
  const units = weightFormats.map(({ bits }, unit) => {
    const { least, greatest } = wordLimits(bits, 'wrap');
    const own = weightFormats.length === 1 ? weights : weights.subarray(unit * inputs, (unit + 1) * inputs);
    return wholeProblems('a weight', own, least, greatest);
  });
  return units.find((problems) => problems.length > 0) ?? [];
}

const countProblems = (what: string, values: readonly unknown[], units: number): readonly string[] =>
  values.length === 1 || values.length === units ? [] : [`${what} are ${values.length}; use 1 or ${units}.`];

function wholeProblems(what: string, values: ArrayLike<number>, least: number, greatest: number): readonly string[] {
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (Number.isInteger(value) && Number(value) >= least && Number(value) <= greatest) continue;
    return [`${what} is ${showValue(value)}; use a whole number from ${least} to ${greatest}.`];
  }
  return [];
}

function tableProblems({ activation, output, sum }: QuantisedLayer): readonly string[] {
  if (typeof activation === 'string') {
    return output.step === sum.step ? [] : [`${activation} keeps the step of its sums, but the output has another.`];
  }
  const { values, isInterpolated, low, shift } = activation;
  const word = wordLimits(output.bits, 'wrap');
  const half = powerOfTwo(31);
  return [
    ...(values.length > (isInterpolated ? 1 : 0) ? [] : ['its table is empty.']),
    ...wholeProblems('a value of its table', values, word.least, word.greatest),
    ...wholeProblems('the low end of its table', [low], -half, half - 1),
    ...wholeProblems('the shift of its table', [shift], 0, 31),
  ];
}

function sumProblems(layer: QuantisedLayer, magnitude: number): readonly string[] {
  const { accumulatorBits } = layer;
  const needed = bitsFor(sumBound(layer, magnitude).bound);
  if (needed > accumulatorBits || accumulatorBits > 64 || !Number.isInteger(accumulatorBits)) {
    return [`${layer.name}: accumulatorBits is ${accumulatorBits}; its sums need ${needed}, and 64 is the most.`];
  }
  const unit = unitPast64Bits(layer, magnitude);
  return unit === undefined ? [] : [`${layer.name}: sums of unit ${unit} times their multiplier do not fit 64 bits.`];
}

/** The first unit whose greatest sum, times its multiplier and with what rounding adds, does not fit 64 bits. */
export function unitPast64Bits(layer: QuantisedLayer, greatestInput: number): number | undefined {
  const { multipliers, shifts } = layer.rescaling;
  for (let unit = 0; unit < layer.units; unit++) {
    const index = multipliers.length === 1 ? 0 : unit;
    const product = unitBound(layer, unit, greatestInput) * BigInt(multipliers[index] ?? 1);
    if (product + (1n << BigInt(shifts[index] ?? 0)) / 2n >= 1n << 63n) return unit;
  }
  return undefined;
}
