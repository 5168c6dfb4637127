import { LinnetError, throwProblems } from '@linnet/core';
import { documentProblems } from './check-document.js';
import type { LinnActivation, LinnDocument, LinnLayer } from './document.js';
import { parseJson } from './parse-text.js';
import { describe } from './text.js';

/**
 * Reads a `.linn` file. It holds to the rules of the exporter, and names every problem with its place, such as
 * `layers[2].weights[5]`. Activations are read without regard to case.
 * @throws LinnetError `bad-file` with every problem; `bad-value` for a source that is neither text nor bytes.
 * @example
 * ```ts
 * const response = await fetch('classifier.linn');
 * const document = parseLinn(new Uint8Array(await response.arrayBuffer()));
 * ```
 */
export function parseLinn(source: string | Uint8Array): LinnDocument {
  if (typeof source !== 'string' && !(source instanceof Uint8Array)) {
    throw new LinnetError('bad-value', `A file's text or bytes are needed; got ${describe(source)}.`);
  }
  const value = parseJson(source);
  throwProblems('bad-file', 'This .linn file cannot be used:', documentProblems(value));
  const { version, num_input_channels, num_output_channels, layers } = value as LinnDocument;
  return { version, num_input_channels, num_output_channels, layers: layers.map(cleanLayer) };
}

const cleanLayer = ({ activation, weights, biases }: LinnLayer): LinnLayer => ({
  activation: activation.toLowerCase() as LinnActivation,
  weights,
  biases,
});
