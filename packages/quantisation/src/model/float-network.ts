import { type Floats, type Shape, sizeOf } from '@linnet/core';
import { applyAll, type ValueFunction } from './value-functions.js';

/** A dense layer with all that follows it up to the next one, in doubles. */
export interface FloatLayer {
  readonly name: string;
  readonly inputs: number;
  readonly units: number;
  /** Units x inputs. */
  readonly weights: Float64Array;
  readonly biases: Float64Array;
  /** Of each sum, in their order. */
  readonly functions: readonly ValueFunction[];
}

/** A model as what is quantised: dense layers and functions of single values. */
export interface FloatNetwork {
  readonly shape: Shape;
  readonly layers: readonly FloatLayer[];
  /** What is left out of it. */
  readonly notes: readonly string[];
}

/** Rows of a layer before and after its functions, rows x units. */
export interface LayerValues {
  readonly sums: Float64Array;
  readonly outputs: Float64Array;
}

/** What every layer of a network gives for rows of inputs, in doubles: layer after layer. */
export function* floatValues({ shape, layers }: FloatNetwork, x: Floats): Generator<LayerValues> {
  const rows = x.length / sizeOf(shape);
  let values = x;
  for (const layer of layers) {
    const sums = floatSums(layer, values, rows);
    const outputs = sums.map((sum) => applyAll(layer.functions, sum));
    yield { sums, outputs };
    values = outputs;
  }
}

function floatSums({ inputs, units, weights, biases }: FloatLayer, x: Floats, rows: number): Float64Array {
  const sums = new Float64Array(rows * units);
  for (let row = 0; row < rows; row++) {
    for (let unit = 0; unit < units; unit++) {
      let sum = biases[unit] as number;
      for (let input = 0; input < inputs; input++) {
        sum += (weights[unit * inputs + input] as number) * (x[row * inputs + input] as number);
      }
      sums[row * units + unit] = sum;
    }
  }
  return sums;
}
