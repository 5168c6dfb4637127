import type {
  ActivationTable,
  JsonValue,
  NumberFormat,
  Overflow,
  QuantisedLayer,
  QuantisedNetwork,
  Rounding,
  WordFormat,
} from '@linnet/core';
import { damaged, finite, list, record, string } from './file-values.js';

/** A quantised network as plain JSON: integers are decimal numbers, which hold every one of them. */
export const quantisedJson = (network: QuantisedNetwork): JsonValue =>
  JSON.parse(
    JSON.stringify({
      ...network,
      layers: network.layers.map((layer) => ({
        ...layer,
        weights: Array.from(layer.weights),
        biases: Array.from(layer.biases),
      })),
    }),
  );

/** Reads a quantised network back; throws `bad-file` that names the part that is not what was written. */
export function parseQuantised(value: JsonValue): QuantisedNetwork {
  const { format, shape, input, layers, assumptions, notes } = record(value, 'quantised');
  if (format !== 'linnet-quantised/1') {
    throw damaged(`quantised has the format ${JSON.stringify(format)}; this version reads "linnet-quantised/1"`);
  }
  return {
    format,
    shape: integers(shape, 'quantised.shape'),
    input: parseWord(input, 'quantised.input'),
    layers: list(layers, 'quantised.layers').map((layer, index) => parseLayer(layer, `quantised.layers[${index}]`)),
    assumptions: texts(assumptions, 'quantised.assumptions'),
    notes: texts(notes, 'quantised.notes'),
  };
}

function parseLayer(value: JsonValue, path: string): QuantisedLayer {
  const layer = record(value, path);
  const { name, inputs, units, weights, weightFormats, biases, rescaling, activation } = layer;
  const at = (part: string): string => `${path}.${part}`;
  const { multipliers, shifts } = record(rescaling, at('rescaling'));
  const size = { inputs: integer(inputs, at('inputs')), units: integer(units, at('units')) };
  const integerWeights = integers(weights, at('weights'));
  checkCount(integerWeights, size.inputs * size.units, at('weights'));
  checkCount(list(biases, at('biases')), size.units, at('biases'));
  return {
    name: string(name, at('name')),
    ...size,
    weights: words(integerWeights, at('weights')),
    biases: Float64Array.from(integers(biases, at('biases'))),
    weightFormats: list(weightFormats, at('weightFormats')).map((format) => parseFormat(format, at('weightFormats'))),
    accumulatorBits: integer(layer.accumulatorBits, at('accumulatorBits')),
    rescaling: {
      multipliers: integers(multipliers, at('rescaling.multipliers')),
      shifts: integers(shifts, at('rescaling.shifts')),
    },
    sum: parseFormat(layer.sum, at('sum')),
    rounding: parseRounding(layer.rounding, at('rounding')),
    overflow: parseOverflow(layer.overflow, at('overflow')),
    activation:
      activation === 'linear' || activation === 'relu' ? activation : parseTable(activation, at('activation')),
    output: parseFormat(layer.output, at('output')),
    least: integer(layer.least, at('least')),
    greatest: integer(layer.greatest, at('greatest')),
  };
}

function parseTable(value: JsonValue | undefined, path: string): ActivationTable {
  const { low, shift, isInterpolated, values } = record(value, path);
  if (typeof isInterpolated !== 'boolean') throw damaged(`${path}.isInterpolated is neither true nor false`);
  return {
    low: integer(low, `${path}.low`),
    shift: integer(shift, `${path}.shift`),
    isInterpolated,
    values: integers(values, `${path}.values`),
  };
}

function parseFormat(value: JsonValue | undefined, path: string): NumberFormat {
  const { bits, step } = record(value, path);
  if (typeof step !== 'number' || !(step > 0 && Number.isFinite(step))) throw damaged(`${path}.step is no step`);
  return { bits: integer(bits, `${path}.bits`), step };
}

function parseWord(value: JsonValue | undefined, path: string): WordFormat {
  const { rounding, overflow } = record(value, path);
  return {
    ...parseFormat(value, path),
    rounding: parseRounding(rounding, `${path}.rounding`),
    overflow: parseOverflow(overflow, `${path}.overflow`),
  };
}

function parseRounding(value: JsonValue | undefined, path: string): Rounding {
  if (value === 'floor' || value === 'halfUp' || value === 'halfEven') return value;
  throw damaged(`${path} is ${JSON.stringify(value)}, which is no rounding`);
}

function parseOverflow(value: JsonValue | undefined, path: string): Overflow {
  if (value === 'wrap' || value === 'saturate' || value === 'saturateSymmetric') return value;
  throw damaged(`${path} is ${JSON.stringify(value)}, which is no overflow`);
}

function integers(value: JsonValue | undefined, path: string): readonly number[] {
  const values = finite(value, path);
  if (!values.every(Number.isSafeInteger)) throw damaged(`${path} holds a number that is not whole, or past 2^53`);
  return values;
}

const integer = (value: JsonValue | undefined, path: string): number => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw damaged(`${path} is not a whole number`);
};

function words(values: readonly number[], path: string): Int32Array {
  const array = Int32Array.from(values);
  if (values.some((value, index) => array[index] !== value)) throw damaged(`${path} holds a number past 32 bits`);
  return array;
}

const texts = (value: JsonValue | undefined, path: string): readonly string[] =>
  list(value, path).map((text, index) => string(text, `${path}[${index}]`));

function checkCount(values: readonly unknown[], count: number, path: string): void {
  if (values.length !== count) throw damaged(`${path} holds ${values.length} numbers, not ${count}`);
}
