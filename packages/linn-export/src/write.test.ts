import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linnDocument } from '../test/arbitraries.js';
import type { LinnDocument } from './document.js';
import { parseLinn } from './parse.js';
import { writeLinn } from './write.js';

const small: LinnDocument = {
  version: '0.1',
  num_input_channels: 2,
  num_output_channels: 1,
  layers: [
    {
      activation: 'relu',
      weights: [
        [1, -0],
        [0.5, 9.999999747378752e-6],
      ],
      biases: [0, -1],
    },
    { activation: 'linear', weights: [[0.25, -0.25]], biases: [3.000000645916e-39] },
  ],
};

describe('writeLinn', () => {
  it('gives each neuron a line', () => {
    expect(writeLinn(small)).toBe(`{
  "version": "0.1",
  "num_input_channels": 2,
  "num_output_channels": 1,
  "layers": [
    {
      "activation": "relu",
      "weights": [
        [1.0, -0.0],
        [0.5, 9.999999747378752e-06]
      ],
      "biases": [0.0, -1.0]
    },
    {
      "activation": "linear",
      "weights": [
        [0.25, -0.25]
      ],
      "biases": [3.000000645916e-39]
    }
  ]
}
`);
  });

  it("writes one line in the vendor's form", () => {
    expect(writeLinn(small, { vendorBytes: true })).toBe(
      '{"version": "0.1", "num_input_channels": 2, "num_output_channels": 1, "layers": [' +
        '{"activation": "relu", "weights": [[1.0, -0.0], [0.5, 9.999999747378752e-06]], "biases": [0.0, -1.0]}, ' +
        '{"activation": "linear", "weights": [[0.25, -0.25]], "biases": [3.000000645916e-39]}]}',
    );
  });

  it('reads back to the same document in both layouts, to the sign of zero', () => {
    fc.assert(
      fc.property(linnDocument, fc.boolean(), (document, vendorBytes) => {
        // toEqual tells -0 from 0.
        expect(parseLinn(writeLinn(document, { vendorBytes }))).toEqual(document);
      }),
    );
  });
});
