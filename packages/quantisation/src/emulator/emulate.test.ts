import type { ActivationTable, QuantisedLayer, QuantisedNetwork } from '@linnet/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkAndRows } from '../../test/arbitraries.js';
import { errorOf } from '../../test/models.js';
import { emulate, emulateIntegers, fixedPoint, quantiseInputs, referenceLayer } from '../index.js';

const referenceRow = (network: QuantisedNetwork, row: readonly number[]): readonly bigint[] =>
  network.layers.reduce<readonly bigint[]>((x, layer) => referenceLayer(layer, x), row.map(BigInt));

const format = { bits: 8, step: 1 / 16 };
const one = (changes: Partial<QuantisedLayer> = {}): QuantisedNetwork => ({
  format: 'linnet-quantised/1',
  shape: [1],
  input: fixedPoint(8, 4),
  layers: [
    {
      name: 'dense_1',
      inputs: 1,
      units: 1,
      weights: Int32Array.of(1),
      biases: Float64Array.of(0),
      weightFormats: [{ bits: 8, step: 1 }],
      accumulatorBits: 9,
      rescaling: { multipliers: [1], shifts: [0] },
      sum: format,
      rounding: 'floor',
      overflow: 'saturate',
      activation: 'linear',
      output: format,
      least: -128,
      greatest: 127,
      ...changes,
    },
  ],
  assumptions: [],
  notes: [],
});
const answer = (network: QuantisedNetwork, ...x: readonly number[]): readonly number[] => [
  ...emulateIntegers(network, { data: Int32Array.from(x), shape: [x.length, 1] }).data,
];

describe('the emulator', () => {
  it('gives what the reference gives, for any network', () => {
    fc.assert(
      fc.property(networkAndRows, ({ network, rows }) => {
        const data = Int32Array.from(rows.flat());
        const { data: found, shape } = emulateIntegers(network, { data, shape: [rows.length, rows[0]?.length ?? 0] });
        expect(shape).toEqual([rows.length, network.layers.at(-1)?.units]);
        expect([...found].map(BigInt)).toEqual(rows.flatMap((row) => referenceRow(network, row)));
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps the sign and the low bits of what is past 2^53', () => {
    const wide = { weights: Int32Array.of(-4_194_303), weightFormats: [{ bits: 23, step: 1 }], accumulatorBits: 31 };
    const rescaling = { multipliers: [268_435_451], shifts: [1] };
    const network = one({ ...wide, rescaling, overflow: 'wrap' });
    for (const x of [127, -127, 1, -128]) expect(answer(network, x).map(BigInt)).toEqual(referenceRow(network, [x]));
    expect(answer(one({ ...wide, rescaling }), 127, -127)).toEqual([-128, 127]);
  });

  it('gives every row the same, wherever it stands among many', () => {
    const network = one({
      weights: Int32Array.of(3),
      accumulatorBits: 12,
      rescaling: { multipliers: [1], shifts: [1] },
    });
    const x = Array.from({ length: 133 }, (_, index) => (index % 256) - 128);
    expect(answer(network, ...x)).toEqual(x.map((value) => Math.max(-128, Math.min(127, Math.floor(1.5 * value)))));
  });

  it('rounds negative halves down, up or to even', () => {
    const rescaling = { multipliers: [1], shifts: [1] };
    const at = (rounding: QuantisedLayer['rounding']) => answer(one({ rounding, rescaling }), -3, -1, 1, 3);
    expect(at('floor')).toEqual([-2, -1, 0, 1]);
    expect(at('halfUp')).toEqual([-1, 0, 1, 2]);
    expect(at('halfEven')).toEqual([-2, 0, 0, 2]);
  });

  it('wraps sums, then applies what follows', () => {
    const wide = { weights: Int32Array.of(2), accumulatorBits: 10, overflow: 'wrap' } as const;
    expect(answer(one(wide), 64, 127, -65)).toEqual([-128, -2, 126]);
    expect(answer(one({ ...wide, activation: 'relu', greatest: 100 }), 64, 127, -65)).toEqual([0, 0, 100]);
  });

  it('looks values up, and between two of them', () => {
    const table: ActivationTable = { low: -8, shift: 3, isInterpolated: false, values: [-5, 5] };
    expect(answer(one({ activation: table }), -128, -8, -1, 0, 7, 127)).toEqual([-5, -5, -5, 5, 5, 5]);
    const lines: ActivationTable = { low: -8, shift: 3, isInterpolated: true, values: [-4, 0, 12] };
    expect(answer(one({ activation: lines }), -128, -8, -7, -6, 0, 1, 7, 127)).toEqual([-4, -4, -3, -3, 0, 2, 11, 11]);
  });

  it('takes floats by the rule of the input, and gives floats', () => {
    const x = { data: Float64Array.of(0.03125, -0.03125, 100, -100), shape: [4, 1] };
    expect([...quantiseInputs(one(), x).data]).toEqual([1, 0, 127, -128]);
    expect(emulate(one(), x)).toEqual({ data: Float64Array.of(0.0625, 0, 7.9375, -8), shape: [4, 1] });
  });

  it.each<[string, () => unknown, string]>([
    [
      'null for a network',
      () => emulate(null as never, { data: new Float64Array(1), shape: [1, 1] }),
      'This is no quantised network, but null',
    ],
    [
      'another format',
      () => emulate({ format: 'linnet/1' } as never, { data: new Float64Array(1), shape: [1, 1] }),
      'of the format "linnet/1"',
    ],
    [
      'rows of another width',
      () => emulate(one(), { data: new Float64Array(2), shape: [1, 2] }),
      'Input has rows of 2; the model takes 1.',
    ],
    ['NaN', () => emulate(one(), { data: Float64Array.of(Number.NaN), shape: [1, 1] }), 'Input holds NaN in row 0'],
    [
      'integers outside the word',
      () => answer(one(), 128),
      'Input holds 128; its word of 8 bits goes from -128 to 127.',
    ],
    [
      'floats for integers',
      () => emulateIntegers(one(), { data: new Float64Array(1), shape: [1, 1] } as never),
      'use what quantiseInputs gives',
    ],
    [
      'too narrow an accumulator',
      () => answer(one({ accumulatorBits: 8 }), 0),
      'accumulatorBits is 8; its sums need 9',
    ],
    [
      'a shift',
      () => answer(one({ rescaling: { multipliers: [1], shifts: [63] } }), 0),
      'a shift is 63; use a whole number from 0 to 62',
    ],
    ['a bias that is not whole', () => answer(one({ biases: Float64Array.of(0.5) }), 0), 'a bias is 0.5'],
    [
      'weights of another layer',
      () => answer(one({ weights: new Int32Array(2) }), 0),
      'layers[0].weights is missing, or does not fit',
    ],
    [
      'another step of outputs',
      () => answer(one({ output: { bits: 8, step: 1 } }), 0),
      'linear keeps the step of its sums',
    ],
    [
      'limits outside the word',
      () => answer(one({ greatest: 128 }), 0),
      'a limit is 128; use a whole number from -128 to 127',
    ],
    ['no layer', () => answer({ ...one(), layers: [] }, 0), 'There is no layer.'],
  ])('refuses %s', (_, act, part) => {
    expect(errorOf(act).message).toContain(part);
  });
});
