import {
  LinnetError,
  type ModelArtifact,
  type NdArray,
  type NumberFormat,
  type QuantisedLayer,
  type QuantisedNetwork,
  type WordFormat,
} from '@linnet/core';
import { greatestOutput, proofText, sumBound } from '../accumulator.js';
import { networkInputs } from '../build/network.js';
import { ofUnit } from '../build/weights.js';
import { checkNetwork } from '../check-network.js';
import { describeFormat } from '../fixed-point.js';
import type { FloatLayer, FloatNetwork } from '../model/float-network.js';
import { readModel } from '../model/read-model.js';
import { greatestMagnitude, wordLimits } from '../word.js';
import { costOf, type QuantisationCost } from './cost.js';
import { type LayerErrors, layerErrors, type ValueRange } from './errors.js';

/** What a person wants to know of a quantised network. Plain data; figures are made of it. */
export interface QuantisationReport {
  readonly input: { readonly format: string; readonly representable: ValueRange };
  readonly layers: readonly QuantisedLayerReport[];
  readonly cost: QuantisationCost;
  /** How many rows errors were measured on; 0 where none were given. */
  readonly rows: number;
  /** What is assumed of a device; show it with every number that rests on it. */
  readonly assumptions: readonly string[];
  readonly notes: readonly string[];
}

/** One layer of a report. */
export interface QuantisedLayerReport {
  readonly name: string;
  readonly inputs: number;
  readonly units: number;
  readonly weights: WeightReport;
  /** Of the sums, after rescaling; the output's where there is no table. */
  readonly sum: { readonly format: string; readonly representable: ValueRange };
  readonly output: { readonly format: string; readonly representable: ValueRange };
  /** The accumulator's bits, and why they are enough: `bound` is the greatest sum there can be, in decimal digits. */
  readonly accumulator: { readonly bits: number; readonly bound: string; readonly proof: string };
  readonly table?: { readonly values: number; readonly isInterpolated: boolean; readonly range: ValueRange };
  /** Where rows were given. */
  readonly errors?: LayerErrors;
}

/** Weights before and after. */
export interface WeightReport {
  /** The format of all, or the coarsest of the units'. */
  readonly format: string;
  /** Of the float layer. */
  readonly range: ValueRange;
  readonly representable: ValueRange;
  readonly worst: number;
  /** How many lie outside their word by more than a step. */
  readonly outside: number;
  readonly zeros: number;
}

/**
 * The report of a quantised model, with errors measured on other rows than those it was calibrated on, or without.
 * @param rows in the user's units, as `predict` takes them
 * @throws LinnetError `bad-value` for a model that is not quantised, or whose network is not of its layers.
 *
 * @example
 * ```ts
 * console.log(formatQuantisation(quantisationReport(artifact, validation.x)));
 * ```
 */
export function quantisationReport(artifact: ModelArtifact, rows?: NdArray): QuantisationReport {
  const { network: float } = readModel(artifact);
  const { quantised } = artifact;
  if (quantised === undefined) {
    throw new LinnetError('bad-value', 'The model is not quantised; quantise(artifact, options) gives one that is.');
  }
  checkNetwork(quantised);
  const fits =
    quantised.layers.length === float.layers.length &&
    quantised.layers.every(({ weights }, index) => weights.length === float.layers[index]?.weights.length);
  if (!fits)
    throw new LinnetError('bad-value', 'The quantised network has other layers than its model; quantise again.');
  return reportOf(quantised, float, rows === undefined ? undefined : networkInputs(artifact, rows));
}

/** A report of a network and the float one that it was made of, for rows as they take them. */
export function reportOf(
  network: QuantisedNetwork,
  float: FloatNetwork,
  inputs: NdArray | undefined,
): QuantisationReport {
  const errors = inputs === undefined ? [] : layerErrors(network, float, inputs);
  const { input, layers, assumptions, notes } = network;
  const reports = layers.map((layer, index) => {
    const before = layers[index - 1];
    const greatest = before === undefined ? greatestMagnitude(input) : greatestOutput(before);
    return layerReport(layer, float.layers[index], greatest, errors[index]);
  });
  const rows = inputs?.shape[0] ?? 0;
  return { input: described(input), layers: reports, cost: costOf(network), rows, assumptions, notes };
}

function layerReport(
  layer: QuantisedLayer,
  float: FloatLayer | undefined,
  greatestInput: number,
  errors: LayerErrors | undefined,
): QuantisedLayerReport {
  const { name, inputs, units, rounding, overflow, accumulatorBits } = layer;
  const bound = sumBound(layer, greatestInput);
  return {
    name,
    inputs,
    units,
    weights: weightReport(layer, float?.weights ?? new Float64Array(0)),
    sum: described({ ...layer.sum, rounding, overflow }),
    output: described(layer.output),
    accumulator: { bits: accumulatorBits, bound: String(bound.bound), proof: proofText(bound, greatestInput) },
    ...tableReport(layer),
    ...(errors === undefined ? {} : { errors }),
  };
}

function tableReport({ activation, sum }: QuantisedLayer): Pick<QuantisedLayerReport, 'table'> {
  if (typeof activation === 'string') return {};
  const { values, isInterpolated, low, shift } = activation;
  const width = (values.length - (isInterpolated ? 1 : 0)) * (1 << shift);
  const range = { least: low * sum.step, greatest: (low + width) * sum.step };
  return { table: { values: values.length, isInterpolated, range } };
}

const described = (format: NumberFormat | WordFormat) => ({
  format: describeFormat(format),
  representable: representable(format),
});

function representable({ bits, step }: NumberFormat): ValueRange {
  const { least, greatest } = wordLimits(bits, 'wrap');
  return { least: least * step, greatest: greatest * step };
}

function weightReport(layer: QuantisedLayer, floats: Float64Array): WeightReport {
  const { weightFormats, inputs } = layer;
  let [least, greatest, worst, outside, zeros] = [0, 0, 0, 0, 0];
  floats.forEach((value, index) => {
    const format = ofUnit(weightFormats, Math.floor(index / inputs));
    const integer = layer.weights[index] ?? 0;
    const error = Math.abs(integer * format.step - value);
    [least, greatest, worst] = [Math.min(least, value), Math.max(greatest, value), Math.max(worst, error)];
    // Rounding moves a value by less than a step; more is what the word cut off.
    if (error > format.step) outside++;
    if (integer === 0) zeros++;
  });
  const coarsest = weightFormats.reduce((a, b) => (b.step > a.step ? b : a));
  return { ...described(coarsest), range: { least, greatest }, worst, outside, zeros };
}
