import { log, type NdArray, type QuantisedNetwork } from '@linnet/core';
import { quantiseInputs } from '../emulator/emulate.js';
import { runNetwork } from '../emulator/run-network.js';
import { type FloatNetwork, floatValues } from '../model/float-network.js';
import { wordLimits } from '../word.js';

/** A closed range of values. */
export interface ValueRange {
  readonly least: number;
  readonly greatest: number;
}

/** How a layer of the integer network departs from the float one, everything before it quantised as well. Plain data. */
export interface LayerErrors {
  /** The greatest difference of an output. */
  readonly worst: number;
  /** The root of the mean squared difference. */
  readonly rmse: number;
  /** 10 log10 of the outputs' power over the differences', in dB; null where either is 0. */
  readonly sqnr: number | null;
  /** How many sums did not fit their word and were saturated or wrapped. Where a clip limits the same, nothing is lost by it. */
  readonly overflows: number;
  /** How many outputs of the float layer its word cannot hold, by more than a step. */
  readonly outside: number;
  /** Outputs that were looked at. */
  readonly count: number;
  /** Of the float layer's outputs. */
  readonly range: ValueRange;
}

/** Errors of every layer for rows as the network takes them. */
export function layerErrors(network: QuantisedNetwork, float: FloatNetwork, inputs: NdArray): readonly LayerErrors[] {
  const rows = inputs.shape[0] ?? 0;
  const outputs = network.layers.map(({ units }) => new Float64Array(rows * units));
  const overflows = network.layers.map(() => 0);
  runNetwork(network, quantiseInputs(network, inputs).data, rows, (block) => {
    const { layer, start, values } = block;
    const units = network.layers[layer]?.units ?? 0;
    outputs[layer]?.set(values.subarray(0, block.rows * units), start * units);
    overflows[layer] = (overflows[layer] ?? 0) + block.overflows;
  });
  return Array.from(floatValues(float, inputs.data), ({ outputs: wanted }, index) => {
    const { output } = network.layers[index] ?? { output: { bits: 2, step: 1 } };
    const found = outputs[index] ?? new Float64Array(wanted.length);
    return { ...difference(wanted, found, output.step), ...fit(wanted, output), overflows: overflows[index] ?? 0 };
  });
}

function difference(wanted: Float64Array, integers: Float64Array, step: number) {
  let [worst, noise, power] = [0, 0, 0];
  for (let index = 0; index < wanted.length; index++) {
    const value = wanted[index] as number;
    const error = (integers[index] as number) * step - value;
    worst = Math.max(worst, Math.abs(error));
    noise += error * error;
    power += value * value;
  }
  const sqnr = noise === 0 || power === 0 ? null : (10 * log(power / noise)) / Math.LN10;
  return { worst, rmse: Math.sqrt(noise / wanted.length), sqnr, count: wanted.length };
}

function fit(wanted: Float64Array, { bits, step }: { readonly bits: number; readonly step: number }) {
  const word = wordLimits(bits, 'wrap');
  const [low, high] = [(word.least - 1) * step, (word.greatest + 1) * step];
  let [least, greatest, outside] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const value of wanted) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
    if (value < low || value > high) outside++;
  }
  return { range: { least, greatest }, outside };
}
