import { type ModelArtifact, type NdArray, type QuantisedNetwork, random } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { artifactOf, clippedModel, clipSpec, denseSpec, errorOf } from '../../test/models.js';
import { costOf, fixedPoint, formatQuantisation, mokuPro, quantisationReport, quantise } from '../index.js';

const rows = (count: number, inputs: number): NdArray<Float64Array> => ({
  data: random(5).uniform(-1, 1, count * inputs),
  shape: [count, inputs],
});
const one = (weight: number, bias: number): ModelArtifact => ({
  format: 'linnet/1',
  input: [1],
  layers: [
    {
      kind: 'dense',
      name: 'dense_1',
      config: { units: 1, activation: 'linear' },
      weights: {
        kernel: { data: Float32Array.of(weight), shape: [1, 1] },
        bias: { data: Float32Array.of(bias), shape: [1] },
      },
    },
  ],
});
const formats = { input: fixedPoint(8, 6), weights: fixedPoint(8, 6), activations: fixedPoint(8, 6) } as const;

describe('the report', () => {
  it('measures every layer against the float model', () => {
    // In steps of 1/64 the word ends at 127: 2.23 and 2.75 saturate.
    const x = { data: Float64Array.of(0.75, -1, 1.98, 2.5), shape: [4, 1] };
    const { artifact } = quantise(one(1.0, 0.25), formats);
    const { errors } = quantisationReport(artifact, x).layers[0] ?? {};
    const differences = [0, 0, 127 / 64 - 2.23, 127 / 64 - 2.75];
    const noise = differences.reduce((sum, value) => sum + value * value, 0);
    const power = 1 + 0.75 ** 2 + 2.23 ** 2 + 2.75 ** 2;
    expect(errors?.worst).toBeCloseTo(2.75 - 127 / 64, 12);
    expect(errors?.rmse).toBeCloseTo(Math.sqrt(noise / 4), 12);
    expect(errors?.sqnr).toBeCloseTo(10 * Math.log10(power / noise), 10);
    expect(errors).toMatchObject({ overflows: 2, outside: 2, count: 4, range: { least: -0.75, greatest: 2.75 } });
  });

  it('has no ratio where nothing differs', () => {
    const { artifact } = quantise(one(1, 0.25), formats);
    const { errors } = quantisationReport(artifact, { data: Float64Array.of(0.5), shape: [1, 1] }).layers[0] ?? {};
    expect(errors).toMatchObject({ worst: 0, rmse: 0, sqnr: null });
    expect(quantisationReport(artifact)).toMatchObject({ rows: 0 });
    expect(quantisationReport(artifact).layers[0]).not.toHaveProperty('errors');
  });

  it('proves the accumulator', () => {
    const { layers } = quantise(one(-1.5, 0.25), formats).report;
    expect(layers[0]?.accumulator).toEqual({
      bits: 15,
      bound: '13312',
      proof: 'unit 0: sum |w| 96 x greatest |x| 128 + |b| 1024 = 13312, below 2^14: 15 bits',
    });
  });

  it('lays weights beside what their word holds', () => {
    const { weights } = quantise(one(2.5, 0), formats).report.layers[0] ?? {};
    expect(weights).toEqual({
      format: 'ap_fixed<8,2>',
      representable: { least: -2, greatest: 127 / 64 },
      range: { least: 0, greatest: 2.5 },
      worst: 2.5 - 127 / 64,
      outside: 1,
      zeros: 0,
    });
  });

  it('is plain data', () => {
    const model = clippedModel([3, 4, 2], ['tanh', 'relu']);
    const { report } = quantise(model, { profile: mokuPro, calibration: rows(20, 3) });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('is text for a terminal, with what is assumed', () => {
    const { report } = quantise(clippedModel([3, 4, 2], ['tanh', 'relu']), {
      profile: mokuPro,
      calibration: rows(20, 3),
    });
    const text = formatQuantisation(report);
    for (const part of [
      'Input: ap_fixed<16,1,AP_RND,AP_SAT>',
      'dense_2, unit ',
      'Against the float model, 20 rows:',
      'Latency: approx. 13 cycles, a row every 4 where layers work side by side',
      "if a cycle is one cycle of the slot's core clock",
      '- assumed: weights of Moku:Pro are of 18 bits',
    ]) {
      expect(text).toContain(part);
    }
    expect(formatQuantisation(quantise(one(1, 0), formats).report)).not.toContain('Against');
  });

  it('refuses a network of another model', () => {
    const { network } = quantise(one(1, 0), formats);
    const other = artifactOf(2, [denseSpec(2, 1), clipSpec()], { quantised: network });
    expect(errorOf(() => quantisationReport(other)).message).toContain('other layers than its model; quantise again');
    expect(errorOf(() => quantisationReport(one(1, 0))).message).toContain('The model is not quantised');
  });
});

describe('the cost', () => {
  it('is that of the tutorial’s classifier', () => {
    const model = clippedModel([100, 100, 64, 64, 32, 1], ['relu', 'relu', 'relu', 'relu', 'tanh']);
    const { network } = quantise(model, { profile: mokuPro, calibration: rows(3, 100), table: { size: 256 } });
    const cost = costOf(network);
    expect(cost).toMatchObject({ cycles: 375, multiplications: 22_576, multipliers: 261, initiationInterval: 100 });
    expect(cost.memoryBits.weights).toBe(22_576 * 18);
    expect(cost.memoryBits.tables).toBe(257 * 16);
    expect(cost.devices.map(({ device }) => device)).toEqual(['Moku:Go', 'Moku:Lab', 'Moku:Pro', 'Moku:Delta']);
    expect(cost.devices[0]).toEqual({ device: 'Moku:Go', seconds: 12e-6, rowsPerSecond: 31.25e6 / 100 });
    expect(cost.ebops).toBeLessThan(22_576 * 18 * 16);
  });

  it('counts the bits between the ends of each weight', () => {
    const { network } = quantise(one(1, 0), formats);
    const weights = Int32Array.of(0, 1, -8, 0b1100100, -0b101);
    const [layer] = network.layers;
    const wider: QuantisedNetwork = {
      ...network,
      layers: layer === undefined ? [] : [{ ...layer, inputs: 5, weights }],
    };
    expect(costOf(wider)).toMatchObject({ ebops: 8 * (0 + 1 + 1 + 5 + 3), zeroWeights: 1, cycles: 8 });
  });
});
