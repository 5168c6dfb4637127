import {
  checkInput,
  type Float32NdArray,
  LinnetError,
  type ModelArtifact,
  type NdArray,
  type QuantisedNetwork,
  type Shape,
  scale,
  showValue,
  unscale,
} from '@linnet/core';
import { checkNetwork } from '../check-network.js';
import { integerOf } from '../convert.js';
import { wordLimits } from '../word.js';
import { runNetwork } from './run-network.js';

/** Integers with a shape; rows are the first axis. */
export interface IntegerArray {
  readonly data: Int32Array;
  readonly shape: Shape;
}

/**
 * What a network gives, in integers throughout and to the bit what hardware gives: rows of numbers as the network takes
 * them (scaled, where the model scales) become rows of its outputs, each a whole number of steps.
 * @throws LinnetError `bad-shape` or `bad-value` for rows that do not fit, `bad-value` for what is no network.
 *
 * @example
 * ```ts
 * const { network } = quantise(artifact, { calibration: x });
 * emulate(network, fromRows([[0.5, -0.25]])).data;
 * ```
 */
export function emulate(network: QuantisedNetwork, x: NdArray): NdArray<Float64Array> {
  const { data, shape } = emulateIntegers(network, quantiseInputs(network, x));
  const step = network.layers.at(-1)?.output.step ?? 1;
  return { data: Float64Array.from(data, (integer) => integer * step), shape };
}

/**
 * The integers that stand for rows of inputs: `round(x / step)` in the word of the input ({@link toInteger} says how).
 * @throws LinnetError as {@link emulate}.
 */
export function quantiseInputs(network: QuantisedNetwork, x: NdArray): IntegerArray {
  checkNetwork(network);
  checkInput(x, network.shape, 'Input');
  return { data: Int32Array.from(x.data, integerOf(network.input)), shape: x.shape };
}

/**
 * The same as {@link emulate} from integers to integers: what a target is compared with, vector by vector.
 * @throws LinnetError as {@link emulate}, also for integers outside the word of the input.
 */
export function emulateIntegers(network: QuantisedNetwork, x: IntegerArray): IntegerArray {
  checkNetwork(network);
  checkIntegers(network, x);
  const rows = x.shape[0] ?? 0;
  const last = network.layers.length - 1;
  const units = network.layers[last]?.units ?? 0;
  const data = new Int32Array(rows * units);
  runNetwork(network, x.data, rows, ({ layer, start, rows: count, values }) => {
    if (layer === last) data.set(values.subarray(0, count * units), start * units);
  });
  return { data, shape: [rows, units] };
}

function checkIntegers({ shape, input }: QuantisedNetwork, x: IntegerArray): void {
  const { data, shape: given }: Partial<IntegerArray> = x ?? {};
  if (!(data instanceof Int32Array && Array.isArray(given))) {
    throw new LinnetError('bad-value', `Input is ${showValue(x)}; use what quantiseInputs gives.`);
  }
  checkInput({ data: Float64Array.from(data), shape: given }, shape, 'Input');
  const { least, greatest } = wordLimits(input.bits, input.overflow);
  const bad = data.find((value) => value < least || value > greatest);
  if (bad === undefined) return;
  throw new LinnetError(
    'bad-value',
    `Input holds ${bad}; its word of ${input.bits} bits goes from ${least} to ${greatest}.`,
  );
}

/**
 * Predictions of the quantised network of a model, in the user's units, as `predict` of the float model gives them: scaling
 * is applied in doubles before it and undone after it.
 * @throws LinnetError `bad-value` for a model without one, `bad-shape` or `bad-value` for rows that do not fit.
 *
 * @example
 * ```ts
 * const { artifact } = quantise(model.toArtifact(), { calibration: x });
 * predictQuantised(artifact, x).data;
 * ```
 */
export function predictQuantised(artifact: ModelArtifact, x: NdArray): Float32NdArray {
  const { quantised, scaling }: Partial<ModelArtifact> = artifact ?? {};
  if (quantised === undefined) {
    throw new LinnetError('bad-value', 'The model is not quantised; quantise(artifact, options) gives one that is.');
  }
  checkInput(x, quantised.shape, 'Input');
  const y = emulate(quantised, scaling?.input === undefined ? x : scale(x, scaling.input));
  const { data, shape } = scaling?.output === undefined ? y : unscale(y, scaling.output);
  return { data: Float32Array.from(data), shape };
}
