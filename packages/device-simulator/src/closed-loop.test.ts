import { type LinnDocument, latencyCycles, linnToArtifact, runLinn } from '@linnet/linn-export';
import { emulate, mokuPro, quantise } from '@linnet/quantisation';
import { describe, expect, it } from 'vitest';
import { withBench } from '../test/bench.js';
import { randomNetwork, randomSignal } from '../test/networks.js';
import type { Arithmetic } from './index.js';

const clock = 312.5e6;

/** Plays volts at a rate through a network, and gives what its first output held at each sample, read from the trace. */
async function playThrough(document: LinnDocument, volts: Float64Array, rate: number, arithmetic: Arithmetic) {
  return withBench({ hardware: 'pro', arithmetic }, async (moku) => {
    await moku.deployPlatform(4);
    const player = await moku.deploy(1, 'awg');
    const network = await moku.deploy(2, 'neuralnetwork');
    const scope = await moku.deploy(3, 'oscilloscope');
    await moku.setConnections([
      { source: 'Slot1OutA', destination: 'Slot2InA' },
      { source: 'Slot2OutA', destination: 'Slot3InA' },
      { source: 'Slot1OutA', destination: 'Slot3InB' },
    ]);
    await network.upload(document);
    await network.setInput(1, { low: -1, high: 1 });
    await network.setOutput(1, { enabled: true, low: -1, high: 1 });
    await network.setInputSampleRate(rate);
    await player.play(1, volts, { rate });
    // The trace begins when the first answer is there; with 8 points a sample it shows each one.
    const delay = latencyCycles(document) / clock;
    const points = 16_384;
    await scope.setTimebase({ start: delay, end: delay + points / 8 / rate, points });
    const { time, channels } = await scope.trace();
    return { time, output: channels[0] ?? new Float64Array(), input: channels[1] ?? new Float64Array(), delay };
  });
}

/** Rows of a window over a signal that has no end: sample k with those before it, oldest first. */
function windows(signal: Float64Array, width: number, count: number): Float64Array {
  return Float64Array.from({ length: count * width }, (_, at) => {
    const sample = Math.floor(at / width) - (width - 1) + (at % width);
    return signal[(sample + signal.length) % signal.length] ?? 0;
  });
}

describe('the closed loop', () => {
  const cases = [
    ['one value', randomNetwork([1, 1], ['linear'], { seed: 3 }), 300_000],
    ['a window of 16 and two layers', randomNetwork([16, 8, 1], ['relu', 'tanh'], { seed: 4 }), 300_000],
    [
      'a window of 100 and five layers',
      randomNetwork([100, 20, 16, 16, 8, 1], ['tanh', 'relu', 'sigmoid', 'softsign', 'tanh'], { seed: 5 }),
      44_100,
    ],
  ] as const;

  // Some of the signal is beyond the levels, and is clipped.
  const volts = randomSignal(700, 1.2, 6);
  const clipped = volts.map((value) => Math.min(1, Math.max(-1, value)));

  it.each(cases)('in float gives what the instrument should answer: %s', async (_, document, rate) => {
    const width = document.layers[0]?.weights[0]?.length ?? 0;
    const { output } = await playThrough(document, volts, rate, 'float');
    const expected = runLinn(document, { data: windows(clipped, width, 2048), shape: [2048, width] }).data;
    for (const [sample, value] of expected.entries()) {
      // Neighbours of a point in the middle of a sample belong to it.
      expect(Math.abs((output[sample * 8 + 4] ?? Number.NaN) - value)).toBeLessThan(1e-12);
    }
  });

  it.each(cases)('in fixed point gives the integers of the emulator: %s', async (_, document, rate) => {
    const width = document.layers[0]?.weights[0]?.length ?? 0;
    const { output } = await playThrough(document, volts, rate, 'fixed-point');
    const { network } = quantise(linnToArtifact(document), { profile: mokuPro });
    const step = network.layers.at(-1)?.output.step ?? 0;
    const answers = emulate(network, { data: windows(clipped, width, 2048), shape: [2048, width] }).data;
    const steps = (value: number): number => Math.round(value / step);
    const read = Array.from(answers, (_value, sample) => steps(output[sample * 8 + 4] ?? Number.NaN));
    expect(read).toEqual(Array.from(answers, steps));
    const off = Array.from(answers, (value, sample) => Math.abs((output[sample * 8 + 4] ?? Number.NaN) - value));
    // Volts add one rounding of a double, no more.
    expect(Math.max(...off)).toBeLessThan(1e-12);
  });

  it('delays by the latency: cycles of the network at the clock of the slot', async () => {
    const document = randomNetwork([100, 20, 1], ['tanh'], { seed: 7 });
    const rate = 300_000;
    const pulse = Float64Array.from({ length: 500 }, (_, at) => (at < 250 ? -0.5 : 0.5));
    const { time, output, delay } = await playThrough(document, pulse, rate, 'float');
    expect(delay).toBeCloseTo((103 + 23) / clock, 15);
    // Sample 250 is the first with the other level in its window; its answer begins 250 / rate + delay.
    const change = output.findIndex((value, at) => at > 1000 && value !== output[at - 1]);
    expect(Math.abs((time[change] ?? 0) - (250 / rate + delay))).toBeLessThan(1 / rate / 8 + 1e-12);
  });
});
