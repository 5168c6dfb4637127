import type { QuantisedLayer, QuantisedNetwork } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import cases from '../test/golden/layers.json' with { type: 'json' };
import { bitsFor, sumBound } from './accumulator.js';
import { emulateIntegers, referenceLayer } from './index.js';

type Case = (typeof cases)[number];

function layerOf({ layer }: Case): QuantisedLayer {
  const { inputs, units, multipliers, shifts, inputBits, weightBits, sumBits, outputBits, activation } = layer;
  const integers = { weights: Int32Array.from(layer.weights), biases: Float64Array.from(layer.biases) };
  return {
    name: 'dense_1',
    inputs,
    units,
    ...integers,
    weightFormats: [{ bits: weightBits, step: 1 }],
    accumulatorBits: bitsFor(sumBound({ inputs, units, ...integers }, 2 ** (inputBits - 1)).bound),
    rescaling: { multipliers, shifts },
    sum: { bits: sumBits, step: 1 },
    rounding: layer.rounding as QuantisedLayer['rounding'],
    overflow: layer.overflow as QuantisedLayer['overflow'],
    activation: activation as QuantisedLayer['activation'],
    output: { bits: outputBits, step: 1 },
    least: layer.least,
    greatest: layer.greatest,
  };
}

describe('a layer in integers', () => {
  it.each(cases.map((one, index) => [index, one] as const))('is what Python computes: case %d', (_, one) => {
    const layer = layerOf(one);
    const found = one.x.map((row) => referenceLayer(layer, row.map(BigInt)).map(Number));
    expect(found).toEqual(one.y);
    const network: QuantisedNetwork = {
      format: 'linnet-quantised/1',
      shape: [layer.inputs],
      input: { bits: one.layer.inputBits, step: 1, rounding: 'floor', overflow: 'saturate' },
      layers: [layer],
      assumptions: [],
      notes: [],
    };
    const { data } = emulateIntegers(network, {
      data: Int32Array.from(one.x.flat()),
      shape: [one.x.length, layer.inputs],
    });
    expect([...data]).toEqual(one.y.flat());
  });
});
