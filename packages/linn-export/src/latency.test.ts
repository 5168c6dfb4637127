import { describe, expect, it } from 'vitest';
import { devices } from './devices.js';
import type { LinnDocument } from './document.js';
import { latencyCycles, latencyOn } from './latency.js';

const network = (...widths: readonly number[]): LinnDocument => ({
  version: '0.1',
  num_input_channels: 1,
  num_output_channels: 1,
  layers: widths.slice(1).map((units, index) => ({
    activation: 'relu',
    weights: Array.from({ length: units }, () => new Array<number>(widths[index] ?? 0).fill(0)),
    biases: new Array<number>(units).fill(0),
  })),
});

describe('latency', () => {
  it.each([
    [[3, 1], 6],
    [[2, 1], 5],
    [[1, 32, 32, 32, 1], 109],
    [[32, 16, 2, 16, 32], 78],
    [[100, 64, 32, 16, 100], 224],
    [[100, 80, 64, 64, 32, 1], 355],
    [[100, 100, 64, 64, 32, 1], 375],
    [[100, 64, 64, 32, 1], 272],
    [[100, 100, 100, 100, 100, 100], 515],
  ])('of %j is %d cycles', (widths, cycles) => {
    expect(latencyCycles(network(...widths))).toBe(cycles);
  });

  it('is in seconds on every device, with the assumption', () => {
    const { cycles, assumption, devices: times } = latencyOn(network(100, 100, 64, 64, 32, 1));
    expect(cycles).toBe(375);
    expect(assumption).toContain("if a cycle is one cycle of the slot's core clock");
    expect(times).toEqual([
      { device: 'Moku:Go', seconds: 12e-6 },
      { device: 'Moku:Lab', seconds: 3e-6 },
      { device: 'Moku:Pro', seconds: 1.2e-6 },
      { device: 'Moku:Delta', seconds: 1.2e-6 },
    ]);
  });

  it('leaves time for the deepest network at the greatest sample rate of every device', () => {
    const cycles = latencyCycles(network(100, 100, 100, 100, 100, 100));
    for (const { clock, sampleRate } of devices) {
      expect(clock / sampleRate.greatest / 1024).toBeCloseTo(1, 7);
      expect(cycles / clock).toBeLessThan(1 / sampleRate.greatest);
    }
  });
});
