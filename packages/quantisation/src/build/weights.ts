import { LinnetError, type NumberFormat, type WordFormat } from '@linnet/core';
import { fromInteger, integerOf } from '../convert.js';
import type { FloatLayer } from '../model/float-network.js';
import { isList, type LayerChoices } from '../options.js';
import { roundingOf } from '../rounding.js';
import { formatFor } from './formats.js';

/** Weights and biases as integers. */
export interface IntegerWeights {
  /** One, or one for each unit. */
  readonly formats: readonly WordFormat[];
  readonly weights: Int32Array;
  /** In steps of the products. */
  readonly biases: Float64Array;
}

/** Weights in the chosen formats, and biases in steps of weight times input. */
export function integerWeights(layer: FloatLayer, choices: LayerChoices, input: NumberFormat): IntegerWeights {
  const { inputs, units } = layer;
  const formats = weightFormats(layer, choices);
  const converters = formats.map(integerOf);
  const weights = new Int32Array(inputs * units);
  for (let unit = 0; unit < units; unit++) {
    const convert = ofUnit(converters, unit);
    for (let index = unit * inputs; index < (unit + 1) * inputs; index++) {
      weights[index] = convert(layer.weights[index] as number);
    }
  }
  const biases = layer.biases.map((bias, unit) => biasOf(bias, ofUnit(formats, unit), choices.biases, input));
  return { formats, weights, biases };
}

/** What a unit has of a list with one entry for each, or one for all. */
export function ofUnit<Value>(values: readonly Value[], unit: number): Value {
  const value = values[values.length === 1 ? 0 : unit];
  if (value === undefined) throw new LinnetError('bad-value', `Unit ${unit} has none of ${values.length} values.`);
  return value;
}

function weightFormats({ weights, inputs, units }: FloatLayer, choices: LayerChoices): readonly WordFormat[] {
  const { weights: choice, scales } = choices;
  if (isList(choice)) return choice;
  const fitted = (values: Float64Array): WordFormat => formatFor(choice, greatestOf(values), choices);
  if (scales === 'perTensor' || typeof choice === 'object') return [fitted(weights)];
  return Array.from({ length: units }, (_, unit) => fitted(weights.subarray(unit * inputs, (unit + 1) * inputs)));
}

const greatestOf = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** A bias in whole steps of its products, through its own format where it has one. */
function biasOf(bias: number, weight: WordFormat, own: WordFormat | undefined, input: NumberFormat): number {
  const value = own === undefined ? bias : fromInteger(integerOf(own)(bias), own);
  return roundingOf(weight.rounding)(value / (weight.step * input.step)) + 0;
}
