import { describe, expect, it } from 'vitest';
import { goldenText } from '../test/nets.js';
import { formatInspection } from './format-inspection.js';
import { inspectLinn } from './inspect.js';
import { parseLinn } from './parse.js';

const classifier = parseLinn(goldenText('plateau_100x100_64_64_32_1.linn'));

describe('inspectLinn', () => {
  it('tells what a file holds', () => {
    expect(inspectLinn(parseLinn(goldenText('edge_numbers.linn')))).toMatchObject({
      version: '0.1',
      inputs: 4,
      inputChannels: 4,
      inputMode: 'parallel',
      outputs: 2,
      outputChannels: 2,
      outputMode: 'parallel',
      parameters: 30,
      layers: [
        {
          name: 'layer 1',
          inputs: 4,
          units: 4,
          activation: 'linear',
          parameters: 20,
          largestWeight: 1,
          largestBias: 1,
        },
        { inputs: 4, units: 2, activation: 'relu', parameters: 10, largestBias: 9.999999974752427e-7 },
      ],
      latency: { cycles: 14 },
      notes: [
        'Moku:Go has 2 input channels; the file uses 4.',
        'Moku:Lab has 2 input channels; the file uses 4.',
        'Moku:Delta has 2 input channels; the file uses 4.',
      ],
    });
  });

  it("warns of a name that the vendor's software does not take", () => {
    const document = parseLinn(goldenText('tiny_2_3_1.linn'));
    expect(inspectLinn(document, { fileName: 'net.json' }).notes).toEqual([
      '"net.json" does not end in .linn, which the vendor\'s software asks for.',
    ]);
    expect(inspectLinn(document, { fileName: 'net.linn' }).notes).toEqual([]);
  });

  it('prints a table', () => {
    expect(formatInspection(inspectLinn(classifier))).toBe(`.linn version 0.1
100 inputs on 1 channel (serial), 1 output on 1 channel

layer  inputs  units  activation  parameters  largest |weight|  largest |bias|
    1     100    100        relu       10100            0.1732          0.2712
    2     100     64        relu        6464            0.1912          0.2409
    3      64     64        relu        4160            0.2165          0.2083
    4      64     32        relu        2080            0.2499            0.29
    5      32      1        tanh          33            0.4229          0.1041

Parameters: 22837
Limits: layers 5 of 5, widest layer 100 of 100, inputs 100 of 100, depth 375 of 1024
Latency: approx. 375 cycles
  Moku:Go 12 µs, Moku:Lab 3 µs, Moku:Pro 1.2 µs, Moku:Delta 1.2 µs
  (approx., if a cycle is one cycle of the slot's core clock)
Notes:
- Moku:Go: dense layers 1, 2, 3 have up to 100 neurons; the vendor's examples name 50 as the most for it.
- Moku:Pro: dense layer 1 has 100 neurons; the vendor's examples name 80 as the most for it.
`);
  });
});
