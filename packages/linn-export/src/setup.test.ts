import { describe, expect, it } from 'vitest';
import { clip, dense, model } from '../test/models.js';
import { goldenJson, goldenText, netOptions, netToArtifact, readNet } from '../test/nets.js';
import { linn } from './exporter.js';
import { type LinnSetup, setupJson } from './setup.js';

const volts = { input: { low: [-1, -0.9], high: [1.2, 1.1] }, output: { low: [0], high: [1] } };
const two = model([dense(2, 2), dense(2, 1)], { scaling: volts });
const setupFor = async (...args: Parameters<typeof linn.export>): Promise<LinnSetup> =>
  (await linn.export(...args)).report.setup;
const device = (setup: LinnSetup, name: string) => setup.devices.find((candidate) => candidate.device === name);

describe('the setup beside a file', () => {
  it("carries the hash of the file's bytes", async () => {
    const net = readNet('sum3_linear');
    const { bytes, report } = await linn.export(netToArtifact(net), { ...netOptions(net), vendorBytes: true });
    expect(new TextDecoder().decode(bytes)).toBe(goldenText('sum3_linear.linn'));
    // From sha256sum.
    expect(report.setup.sha256).toBe('67e97beafed6c9aa83da5560a3ada6706321d88e8b5b6803d7ffb0b308003cce');
  });

  it('shares one pair of levels where one channel carries all inputs', async () => {
    const setup = await setupFor(two, {});
    expect(setup.input).toMatchObject({
      mode: 'serial',
      scaled: true,
      channels: 1,
      width: 2,
      bounds: [{ low: -1, high: 1.2 }],
      trainedBounds: volts.input,
    });
    expect(setup.input.largestDeviation).toBeCloseTo(0.1 / 1.1, 12);
    expect((await linn.export(two, {})).report.notes.at(-1)).toBe(
      'Read as volts, the bounds do not fit the levels of Moku:Lab, Moku:Pro, Moku:Delta: the setup holds the gains they need.',
    );
    expect(setup.windowOrder).toBe('oldest first, newest last');
    expect(device(setup, 'Moku:Go')).toEqual({
      device: 'Moku:Go',
      usable: true,
      sampleRate: { least: 1, greatest: 30517.5781 },
      input: [{ low: -1, high: 1.2, gain: 1, offset: 0 }],
      output: [{ low: 0, high: 1, gain: 1, offset: 0 }],
      notes: [],
    });
    expect(device(setup, 'Moku:Pro')?.input).toEqual([{ low: -1 / 1.2, high: 1, gain: 1 / 1.2, offset: 0 }]);
    expect(device(setup, 'Moku:Pro')?.notes).toEqual(['Input channel 1 needs 0.8333 * the signal to fit its levels.']);
  });

  it('gives each input its own levels where it has its own channel', async () => {
    const setup = await setupFor(two, { inputChannels: 2 });
    expect(setup.input).toMatchObject({
      mode: 'parallel',
      bounds: [
        { low: -1, high: 1.2 },
        { low: -0.9, high: 1.1 },
      ],
      trainedBounds: null,
      largestDeviation: 0,
    });
    expect(setup.windowOrder).toBeNull();
    expect(setup.assumptions.join()).not.toContain('window');
    expect(device(setup, 'Moku:Go')?.input).toHaveLength(2);
  });

  it('spreads -1 to 1 where the model scales nothing', async () => {
    const setup = await setupFor(model([dense(3, 2)]), {});
    expect(setup.input).toMatchObject({ scaled: false, bounds: [{ low: -1, high: 1 }] });
    expect(device(setup, 'Moku:Lab')?.input).toEqual([{ low: -1, high: 1, gain: 1, offset: 0 }]);
  });

  it("follows the output mapping with the output's bounds", async () => {
    const output = { low: [0, -1, -2], high: [1, 2, 3] };
    const artifact = model([dense(2, 3)], { scaling: { output } });
    const mapped = await setupFor(artifact, { outputMapping: [2, 0], outputChannels: 2 });
    expect(mapped.output.bounds).toEqual([
      { low: -2, high: 3 },
      { low: 0, high: 1 },
    ]);
    const serial = await setupFor(artifact, { outputMapping: [2, 0] });
    expect(serial.output).toMatchObject({
      mode: 'serial',
      bounds: [{ low: -2, high: 3 }],
      trainedBounds: { low: [-2, 0], high: [3, 1] },
    });
    expect(device(serial, 'Moku:Go')?.notes).toEqual([
      'Output channel 1 gives 0.8333 * the output in units of the training data.',
    ]);
  });

  it('names constant columns and sets narrow levels around them', async () => {
    const { report } = await linn.export(
      model([dense(1, 1)], { scaling: { input: { low: [0.25], high: [0.25] } } }),
      {},
    );
    expect(report.notes).toEqual(['Input column 0 never changed in training and became 0.']);
    expect(device(report.setup, 'Moku:Go')?.input).toEqual([{ low: 0.2375, high: 0.2625, gain: 1, offset: 0 }]);
  });

  it('states the deviation of the classifier tutorial', async () => {
    const input = goldenJson('plateau_bounds.json') as { low: number[]; high: number[] };
    const { report } = await linn.export(model([dense(100, 1), clip()], { scaling: { input } }), {});
    expect(report.setup.input.largestDeviation).toBeCloseTo(0.0085, 4);
    expect(report.notes[0]).toBe(
      'The input was scaled column by column, and one channel has one scaling: values differ by up to 0.008501 of full scale (foldScaling removes it where weights allow).',
    );
  });

  it('keeps the sample rate and says which devices reach it', async () => {
    const setup = await setupFor(two, { sampleRate: 100_000 });
    expect(setup.sampleRate).toBe(100_000);
    expect(setup.devices.map(({ device: name, usable }) => [name, usable])).toEqual([
      ['Moku:Go', false],
      ['Moku:Lab', true],
      ['Moku:Pro', true],
      ['Moku:Delta', true],
    ]);
    expect((await setupFor(two, {})).sampleRate).toBeNull();
  });

  it('is exported with it, under its name', async () => {
    const named = await linn.export(two, { name: 'two-2.5' });
    expect(Object.keys(named.beside ?? {})).toEqual(['two-2.5.setup.json']);
    const { beside = {}, bytes, report } = await linn.export(two, {});
    expect(new TextDecoder().decode(beside['network.setup.json'])).toBe(setupJson(report.setup));
    expect(named.bytes).toEqual(bytes);
  });

  it.each(['', '../two', 'a/b', '.hidden', 'a\nb', 5])('is not named %j', (name) => {
    // @ts-expect-error: a number gets past the types where options come from a file.
    expect(linn.check(two, { name })).toEqual([expect.stringContaining('files are named by it')]);
  });

  it('is plain JSON', async () => {
    const setup = await setupFor(two, { foldScaling: true });
    expect(JSON.parse(setupJson(setup))).toEqual(setup);
    expect(setupJson(setup).endsWith('}\n')).toBe(true);
  });
});
