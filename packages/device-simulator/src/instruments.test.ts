import { type Moku, type Oscilloscope, traceLengths } from '@linnet/device-client';
import { describe, expect, it } from 'vitest';
import { withBench } from '../test/bench.js';
import { randomNetwork } from '../test/networks.js';

/** Generator in slot 1, oscilloscope in slot 2, on a Moku:Pro. */
async function generatorAndScope<Name extends 'waveformgenerator' | 'awg'>(moku: Moku, name: Name) {
  await moku.deployPlatform(4);
  const generator = await moku.deploy(1, name);
  const scope = await moku.deploy(2, 'oscilloscope');
  await moku.setConnections([
    { source: 'Slot1OutA', destination: 'Slot2InA' },
    { source: 'Slot1OutB', destination: 'Slot2InB' },
  ]);
  return { generator, scope };
}

/** A trace of one millisecond from time 0: point i is at i / 1023 ms. */
async function firstChannel(scope: Oscilloscope): Promise<Float64Array> {
  await scope.setTimebase({ start: 0, end: 1e-3 });
  return (await scope.trace()).channels[0] ?? new Float64Array();
}

describe('the waveform generator', () => {
  it('plays its waveforms', async () => {
    await withBench({}, async (moku) => {
      const { generator, scope } = await generatorAndScope(moku, 'waveformgenerator');
      const at = async (time: number): Promise<number> =>
        (await firstChannel(scope))[Math.round(time * 1023)] ?? Number.NaN;
      const common = { frequency: 1000, amplitude: 2, offset: 0.5 };
      expect(await at(0.25)).toBe(0);

      await generator.generate(1, { type: 'Sine', ...common });
      expect(await at(0.25)).toBeCloseTo(1.5, 4);
      await generator.generate(1, { type: 'Sine', ...common, phase: 180 });
      expect(await at(0.25)).toBeCloseTo(-0.5, 4);
      await generator.generate(1, { type: 'Square', ...common, duty: 30 });
      expect([await at(0.29), await at(0.31)]).toEqual([1.5, -0.5]);
      await generator.generate(1, { type: 'Ramp', ...common, symmetry: 50 });
      expect([await at(0), await at(0.5), await at(0.75)].map((value) => Math.round(value * 100) / 100)).toEqual([
        -0.5, 1.5, 0.5,
      ]);
      await generator.generate(1, { type: 'Pulse', ...common, pulseWidth: 4e-4, edgeTime: 1e-4 });
      expect([await at(0.2), await at(0.6)]).toEqual([1.5, -0.5]);
      expect(await at(0.05)).toBeCloseTo(0.5, 1);
      await generator.generate(1, { type: 'DC', level: 0.25 });
      expect(await at(0.7)).toBe(0.25);
      await generator.generate(1, { type: 'Off' });
      expect(await at(0.7)).toBe(0);
    });
  });

  it('makes noise between its peaks, another at every acquisition', async () => {
    await withBench({}, async (moku) => {
      const { generator, scope } = await generatorAndScope(moku, 'waveformgenerator');
      await generator.generate(1, { type: 'Noise', amplitude: 1, offset: 2 });
      const [first, second] = [await firstChannel(scope), await firstChannel(scope)];
      expect(Math.min(...first)).toBeGreaterThanOrEqual(1.5);
      expect(Math.max(...first)).toBeLessThanOrEqual(2.5);
      expect(new Set(first).size).toBeGreaterThan(1000);
      expect(first).not.toEqual(second);
    });
  });

  it('refuses what the instrument does not have', async () => {
    await withBench({}, async (moku) => {
      const { generator } = await generatorAndScope(moku, 'waveformgenerator');
      const refused = (waveform: object, channel = 1) =>
        expect(generator.generate(channel, { type: 'Sine', ...waveform } as { type: 'Sine' })).rejects;
      await refused({ amplitude: 11 }).toMatchObject({
        code: 'device-parameter',
        message: expect.stringContaining('10'),
      });
      await refused({ frequency: 1e9 }).toMatchObject({ code: 'device-parameter' });
      await refused({ type: 'Square' }).toMatchObject({ message: expect.stringContaining('duty') });
      await refused({ type: 'Triangle' }).toMatchObject({ message: expect.stringContaining('Ramp') });
      await refused({}, 5).toMatchObject({ message: expect.stringContaining('1 to 4') });
      expect(await generator.summary()).toContain('Output 1 (off)');
    });
  });
});

describe('the arbitrary waveform generator', () => {
  it('plays volts as they are, point by point', async () => {
    await withBench({}, async (moku) => {
      const { generator, scope } = await generatorAndScope(moku, 'awg');
      const volts = [0.1, -0.7, 0.3, 0.25];
      await generator.play(1, volts, { rate: 4000 });
      const trace = await firstChannel(scope);
      expect([100, 400, 600, 900].map((at) => trace[at])).toEqual(volts);
      await generator.play(1, [0, 0, 0], { rate: 3000 });
      expect(new Set(await firstChannel(scope))).toEqual(new Set([0]));
    });
  });

  it.each([[[5e-324]], [[1e308, -5e307]], [[-1e-300, 1e-301]]])(
    'scales a table at the ends of what a double holds: %j',
    async (table) => {
      await withBench({}, async (moku) => {
        const { generator, scope } = await generatorAndScope(moku, 'awg');
        await generator.generate(1, table, { frequency: 1000, amplitude: 2 });
        const greatest = Math.max(...table.map(Math.abs));
        const trace = await firstChannel(scope);
        expect(trace[256]).toBeCloseTo((table[0] ?? 0) / greatest, 12);
        expect(trace[767]).toBeCloseTo((table.at(-1) ?? 0) / greatest, 12);
      });
    },
  );

  it('joins points by lines where it is asked to, and is silent when switched off', async () => {
    await withBench({}, async (moku) => {
      const { generator, scope } = await generatorAndScope(moku, 'awg');
      await generator.generate(1, [-1, 1], { frequency: 1000, amplitude: 2, interpolation: true });
      const trace = await firstChannel(scope);
      expect(trace[256]).toBeCloseTo(0, 2);
      expect(trace[511]).toBeCloseTo(1, 2);
      expect(trace[767]).toBeCloseTo(0, 2);
      await generator.enableOutput(1, false);
      expect((await firstChannel(scope))[256]).toBe(0);
    });
  });

  it('takes as many points as its rate has room for', async () => {
    await withBench({ hardware: 'go' }, async (moku) => {
      await moku.deployPlatform(2);
      const generator = await moku.deploy(1, 'awg');
      const table = (points: number) => Array.from({ length: points }, (_, at) => Math.fround(at / points));
      const options = { frequency: 10, amplitude: 1 };
      expect(await generator.generate(1, table(40_000), options)).toMatchObject({ sample_rate: '31.25Ms' });
      const refused = generator.generate(1, table(40_000), { ...options, sampleRate: '125Ms' });
      await expect(refused).rejects.toMatchObject({ message: expect.stringContaining('16384') });
      await expect(generator.generate(1, table(65_537), options)).rejects.toMatchObject({ code: 'device-parameter' });
      await expect(generator.play(1, [1e-3], { rate: 10 })).rejects.toMatchObject({ code: 'bad-value' });
      await expect(generator.play(1, [], { rate: 10 })).rejects.toMatchObject({ code: 'bad-value' });
      await expect(generator.play(1, [Number.NaN], { rate: 10 })).rejects.toMatchObject({ code: 'bad-value' });
    });
  });
});

describe('the oscilloscope', () => {
  it('covers the time that was asked for, and waits for an edge where it is told to', async () => {
    await withBench({}, async (moku) => {
      const { generator, scope } = await generatorAndScope(moku, 'waveformgenerator');
      await generator.generate(1, { type: 'Square', frequency: 1000, amplitude: 1, duty: 50, phase: 90 });
      expect(await scope.setTimebase({ start: -1e-3, end: 1e-3, points: 2048 })).toEqual({ start: -1e-3, end: 1e-3 });
      const untriggered = await scope.trace();
      expect(untriggered.time).toHaveLength(2048);
      expect([untriggered.time[0], untriggered.time.at(-1)]).toEqual([-1e-3, 1e-3]);
      expect(untriggered.channels[0]?.[1024]).toBe(0.5);
      await scope.setTrigger({ input: 1, level: 0, edge: 'Falling' });
      const { channels } = await scope.trace();
      // Time 0 is between points 1023 and 1024.
      expect([channels[0]?.[1020], channels[0]?.[1026]]).toEqual([0.5, -0.5]);
      await scope.setTrigger({ input: 1, level: 3, mode: 'Normal' });
      await expect(scope.trace()).rejects.toMatchObject({ code: 'device-refused' });
      await scope.setSource(1, 'None');
      await scope.setTrigger({ input: 1, level: 3, mode: 'Auto' });
      expect(new Set((await scope.trace()).channels[0])).toEqual(new Set([0]));
      expect(await scope.sampleRate()).toBeCloseTo(2047 / 2e-3, 3);
      await expect(scope.setTimebase({ start: 1, end: 1 })).rejects.toMatchObject({ code: 'device-parameter' });
    });
  });
});

it('the oscilloscope gives traces of every length that the client knows', async () => {
  await withBench({}, async (moku) => {
    const scope = await moku.deploy(1, 'oscilloscope');
    for (const points of traceLengths) {
      await scope.setTimebase({ start: 0, end: 1, points });
      expect((await scope.trace()).time).toHaveLength(points);
    }
  });
});

it('the oscilloscope takes all of several sources or none', async () => {
  await withBench({}, async (moku, { address }) => {
    const scope = await moku.deploy(1, 'oscilloscope');
    const headers = { 'Moku-Client-Key': moku.releaseRequest()?.key ?? '' };
    const setSources = async (...sources: readonly object[]) => {
      const body = JSON.stringify({ sources });
      const url = `http://${address}/api/slot1/oscilloscope/set_sources`;
      return (await fetch(url, { method: 'POST', headers, body })).json();
    };
    const before = await scope.summary();
    const [none, second] = [
      { channel: 1, source: 'None' },
      { channel: 1, source: 'Input2' },
    ];
    expect(await setSources(none, { channel: 9, source: 'None' })).toMatchObject({ code: 'INVALID_PARAM' });
    expect(await scope.summary()).toBe(before);
    const data = { sources: ['AnalogInput2', 'AnalogInput2', 'AnalogInput3', 'AnalogInput4'] };
    expect(await setSources(none, second)).toMatchObject({ data });
  });
});

describe('settings files', () => {
  it('bring every instrument back to what it was, and nothing else does', async () => {
    await withBench({}, async (moku) => {
      await moku.deployPlatform(4);
      const network = await moku.deploy(1, 'neuralnetwork');
      await network.upload(randomNetwork([5, 4, 2], ['softsign', 'relu']));
      await network.setInput(2, { low: -0.25, high: 0.75 });
      await network.setOutput(1, { enabled: true, low: -0.5, high: 0.5 });
      await network.setInputSampleRate(1234);
      const generator = await moku.deploy(2, 'waveformgenerator');
      await generator.generate(1, { type: 'Square', duty: 30 });
      await generator.generate(2, { type: 'Pulse', pulseWidth: 1e-5, edgeTime: 1e-6 });
      await generator.generate(3, { type: 'DC', level: 1 });
      const player = await moku.deploy(3, 'awg');
      await player.play(2, [0.5, 0.25], { rate: 100 });
      const scope = await moku.deploy(4, 'oscilloscope');
      await scope.setTimebase({ start: 0, end: 1, points: 256 });
      await scope.setTrigger({ input: 2, level: 0.5 });
      for (const instrument of [network, generator, player, scope]) {
        const [before, file] = [await instrument.summary(), await instrument.saveSettings()];
        await instrument.setDefaults();
        expect(await instrument.summary()).not.toBe(before);
        await instrument.loadSettings(file);
        expect(await instrument.summary()).toBe(before);
        expect(await instrument.saveSettings()).toEqual(file);
        for (const broken of [file.slice(0, 100), file.slice(1), Uint8Array.of(), new Uint8Array(22)]) {
          await expect(instrument.loadSettings(broken)).rejects.toMatchObject({ code: 'device-refused' });
        }
        const changed = Uint8Array.from(file, (byte, at) => (at === 60 ? byte ^ 1 : byte));
        await expect(instrument.loadSettings(changed)).rejects.toMatchObject({ code: 'device-refused' });
        expect(await instrument.summary()).toBe(before);
      }
      await expect(scope.loadSettings(await network.saveSettings())).rejects.toMatchObject({
        message: expect.stringContaining('neuralnetwork'),
      });
    });
  });

  it('hold a whole configuration as well', async () => {
    await withBench({}, async (moku, { address }) => {
      const headers = { 'Moku-Client-Key': moku.releaseRequest()?.key ?? '' };
      const ask = async (operation: string, body?: ArrayBuffer) => {
        const init = body === undefined ? { headers } : { headers, method: 'POST', body };
        return fetch(`http://${address}/api/mim/${operation}`, init);
      };
      await moku.deployPlatform(4);
      const network = await moku.deploy(2, 'neuralnetwork');
      await network.upload(randomNetwork([5, 2], ['relu']));
      await moku.setConnections([{ source: 'Input1', destination: 'Slot2InA' }]);
      const post = async (operation: string, parameters: object) =>
        (await ask(operation, new TextEncoder().encode(JSON.stringify(parameters)).buffer)).json();
      const input = { channel: 2, impedance: '50Ohm', coupling: 'AC', attenuation: '20dB', bandwidth: '300MHz' };
      const { channel, ...shown } = input;
      expect(await post('set_frontend', input)).toMatchObject({ data: { ...shown, gain: '-20dB' } });
      expect(await post('set_frontend', { ...input, impedance: '1Ohm' })).toMatchObject({ code: 'INVALID_PARAM' });
      expect(await post('set_output', { channel: 1, output_gain: '14dB' })).toMatchObject({
        data: { output_gain: '14dB' },
      });
      const file = await (await ask('save_configuration')).arrayBuffer();
      await moku.deployPlatform(4);
      expect(await (await ask('preload_configuration', file)).json()).toMatchObject({ data: [0, 128, 0, 0] });
      expect(await (await ask('load_configuration', file)).json()).toMatchObject({ success: true });
      expect(await moku.instruments()).toEqual(['', 'neuralnetwork', '', '']);
      expect(await network.describe()).toMatchObject({ inputs: 5, outputs: 2 });
      expect(await moku.connections()).toEqual([{ source: 'Input1', destination: 'Slot2InA' }]);
      expect(await post('get_frontend', { channel })).toMatchObject({ data: shown });
      expect(await post('get_output', { channel: 1 })).toMatchObject({ data: { output_gain: '14dB' } });
    });
  });
});
