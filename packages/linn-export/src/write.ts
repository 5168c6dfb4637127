import type { LinnDocument, LinnLayer } from './document.js';
import { floatText } from './number.js';

/** How a document is laid out. */
export interface WriteOptions {
  /** The bytes the vendor's exporter writes: one line, `", "` and `": "` between, no line end. Default: a line for each neuron. */
  readonly vendorBytes?: boolean;
}

/**
 * The text of a `.linn` file. Both layouts print numbers as the vendor does, so they hold the same values to the bit,
 * minus zero too; by default each neuron has its own line, for people and for `diff`.
 * @throws LinnetError `bad-value` for weights that are not finite.
 *
 * @example
 * ```ts
 * const bytes = new TextEncoder().encode(writeLinn(document, { vendorBytes: true }));
 * ```
 */
export function writeLinn(document: LinnDocument, { vendorBytes = false }: WriteOptions = {}): string {
  const head = [
    `"version": "${document.version}"`,
    `"num_input_channels": ${document.num_input_channels}`,
    `"num_output_channels": ${document.num_output_channels}`,
  ];
  const layers = document.layers.map(vendorBytes ? layerInLine : layerInLines);
  if (vendorBytes) return `{${head.join(', ')}, "layers": [${layers.join(', ')}]}`;
  return `{\n  ${head.join(',\n  ')},\n  "layers": [\n    ${layers.join(',\n    ')}\n  ]\n}\n`;
}

const numbers = (values: readonly number[]): string => `[${values.map(floatText).join(', ')}]`;

const layerInLine = ({ activation, weights, biases }: LinnLayer): string =>
  `{"activation": "${activation}", "weights": [${weights.map(numbers).join(', ')}], "biases": ${numbers(biases)}}`;

const layerInLines = ({ activation, weights, biases }: LinnLayer): string =>
  [
    '{',
    `  "activation": "${activation}",`,
    '  "weights": [',
    `    ${weights.map(numbers).join(',\n        ')}`,
    '  ],',
    `  "biases": ${numbers(biases)}`,
    '}',
  ].join('\n    ');
