import { checkInput, exp, LinnetError, type NdArray, rowOf, rowsOf, tanh } from '@linnet/core';
import { documentInputs, documentOutputs, type LinnActivation, type LinnDocument, type LinnLayer } from './document.js';

/**
 * What a network answers, computed in doubles as the instrument's model says: `clip(activation(W x + b), -1, 1)` in
 * every layer. The clip is not in the file; it is part of what the file means. Sums run over the inputs in order, then
 * the bias. It is for checking files: it rounds nothing, where the instrument computes in fixed point.
 *
 * Inputs are the network's (scaled to -1..1, though nothing here clips them): one row, or an array of shape
 * rows x inputs, which gives rows x outputs.
 * @throws LinnetError `bad-shape` or `bad-value` for rows that do not fit or are not finite.
 * @example
 * ```ts
 * runLinn(parseLinn(text), [0.5, -0.25, 1]); // Float64Array [ ... ]
 * ```
 */
export function runLinn(document: LinnDocument, row: ArrayLike<number>): Float64Array;
/** {@link runLinn} for rows x inputs: gives rows x outputs. Throws the same errors. */
export function runLinn(document: LinnDocument, rows: NdArray): NdArray<Float64Array>;
export function runLinn(
  document: LinnDocument,
  input: ArrayLike<number> | NdArray,
): Float64Array | NdArray<Float64Array> {
  if (!isNdArray(input)) return runRow(document, checkRow(input, documentInputs(document)));
  checkInput(input, [documentInputs(document)], 'Input');
  const outputs = documentOutputs(document);
  const data = new Float64Array(rowsOf(input) * outputs);
  for (let row = 0; row < rowsOf(input); row++) data.set(runRow(document, rowOf(input, row)), row * outputs);
  return { data, shape: [rowsOf(input), outputs] };
}

const isNdArray = (input: ArrayLike<number> | NdArray): input is NdArray => 'shape' in input;

function checkRow(row: ArrayLike<number>, inputs: number): ArrayLike<number> {
  if (row.length !== inputs) {
    throw new LinnetError('bad-shape', `The row has ${row.length} numbers; the network takes ${inputs}.`);
  }
  const bad = Array.from(row).findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new LinnetError('bad-value', `The row holds ${row[bad]} at position ${bad}; finite numbers are needed.`);
  return row;
}

function runRow(document: LinnDocument, row: ArrayLike<number>): Float64Array {
  let values = Float64Array.from(row);
  for (const layer of document.layers) values = runLayer(layer, values);
  return values;
}

function runLayer({ activation, weights, biases }: LinnLayer, x: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const apply = functions[activation];
  return Float64Array.from(weights, (row, neuron) => {
    const sum = row.reduce((total, weight, input) => total + weight * (x[input] ?? 0), 0);
    return Math.min(1, Math.max(-1, apply(sum + (biases[neuron] ?? 0))));
  });
}

const functions: Readonly<Record<LinnActivation, (x: number) => number>> = {
  relu: (x) => Math.max(0, x),
  tanh,
  sigmoid: (x) => 1 / (1 + exp(-x)),
  softsign: (x) => x / (1 + Math.abs(x)),
  linear: (x) => x,
};
