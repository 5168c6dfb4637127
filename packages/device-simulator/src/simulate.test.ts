import { connect, withInstrument } from '@linnet/device-client';
import { runLinn } from '@linnet/linn-export';
import { describe, expect, it } from 'vitest';
import { withBench } from '../test/bench.js';
import { randomNetwork } from '../test/networks.js';
import { hardwareNames, type RecordedRequest, simulate } from './index.js';

describe('simulate', () => {
  it.each(hardwareNames)('is a %s that says it is none', async (hardware) => {
    await withBench({ hardware }, async (moku, simulator) => {
      expect(simulator.address).toBe(`127.0.0.1:${simulator.port}`);
      expect(moku.description.hardware.toLowerCase()).toBe(`moku:${hardware}`);
      expect(moku.description.isSimulator).toBe(true);
      expect(await moku.name()).toContain('simulator');
      expect(await moku.instruments()).toEqual(['']);
    });
  });

  it('says how it computes, and that word lengths are assumed', async () => {
    const texts = await Promise.all(
      (['float', 'fixed-point'] as const).map((arithmetic) =>
        withBench({ arithmetic }, async (moku) => String(moku.description.all.arithmetic)),
      ),
    );
    expect(texts[0]).toContain('doubles');
    expect(texts[1]).toContain('assumed');
  });

  it.each([
    [{ hardware: 'mega' }, 'hardware'],
    [{ port: 70_000 }, 'port'],
    [{ arithmetic: 'half' }, 'arithmetic'],
    [{ fault: { kind: 'slow', times: 0 } }, 'times'],
    [{ fault: 'fire' }, 'fault'],
    [{ fault: { kind: 'slow', milliseconds: 3e9 } }, 'milliseconds'],
    [{ limits: { bytes: 0 } }, 'bytes'],
    [{ inputs: [1] }, 'inputs[0]'],
    [{ host: '' }, 'host'],
    [{ host: ' ' }, 'host'],
    [{ allowOrigin: '' }, 'allowOrigin'],
    [{ allowOrigin: 'http://localhost:5173/' }, 'without a slash'],
    [{ allowOrigin: 'http://LOCALHOST' }, 'allowOrigin'],
    [{ allowOrigin: 'http://localhost:80' }, 'allowOrigin'],
    [{ allowOrigin: 'localhost:5173' }, 'allowOrigin'],
    [{ colour: 'red' }, 'colour'],
  ])('refuses the options %j', async (options, name) => {
    await expect(simulate(options as object)).rejects.toMatchObject({
      code: 'bad-option',
      message: expect.stringContaining(name),
    });
  });

  it('refuses a fault of an operation that there is not: it would never strike', async () => {
    const fault = { kind: 'drop', operation: 'upload_networks' } as const;
    await expect(simulate({ fault })).rejects.toMatchObject({
      code: 'unknown-name',
      message: expect.stringContaining('Did you mean "upload_network"?'),
    });
    for (const operation of ['platform', 'awg', 'get_data', 'save_settings', 'bitstreams', 'sync']) {
      await (await simulate({ fault: { kind: 'drop', operation } })).close();
    }
  });

  it('tells when it cannot listen', async () => {
    const first = await simulate();
    await expect(simulate({ port: first.port })).rejects.toMatchObject({ code: 'io' });
    await first.close();
    await first.close();
  });

  it('records every request with its answer', async () => {
    const requests: RecordedRequest[] = [];
    await withBench({ record: (request) => requests.push(request) }, async (moku) => moku.instruments());
    expect(requests.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
      'POST /api/moku/claim_ownership 200',
      'GET /api/moku/describe 200',
      'GET /api/mim/get_instruments 200',
      'POST /api/moku/relinquish_ownership 200',
    ]);
    expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({ client_name: 'linnet', force_connect: false });
    expect(JSON.parse(requests[2]?.answer ?? '')).toEqual({ success: true, data: [''], code: null, messages: null });
  });

  it('lets pages of an allowed origin in, and shows them the key', async () => {
    const simulator = await simulate({ allowOrigin: 'http://localhost:5173' });
    const headers = { Origin: 'http://localhost:5173' };
    const asked = await fetch(`http://${simulator.address}/api/moku/claim_ownership`, { method: 'OPTIONS', headers });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('Access-Control-Allow-Headers')).toContain('Moku-Client-Key');
    const claim = await fetch(`http://${simulator.address}/api/moku/claim_ownership`, { method: 'POST', headers });
    expect(claim.headers.get('Access-Control-Allow-Origin')).toBe('http://localhost:5173');
    expect(claim.headers.get('Access-Control-Expose-Headers')).toBe('Moku-Client-Key');
    expect(claim.headers.get('Moku-Client-Key')).toMatch(/^[0-9a-f]{11}$/u);
    await simulator.close();
  });

  it('keeps what is deployed for those who ask for it', async () => {
    const simulator = await simulate();
    const document = randomNetwork([3, 2], ['relu']);
    await withInstrument(simulator.address, {}, async (moku) => {
      await moku.deployPlatform(4);
      await (await moku.deploy(2, 'neuralnetwork')).upload(document);
    });
    const kept = await withInstrument(simulator.address, { persistState: true }, async (moku) => {
      await moku.deployPlatform(4);
      expect(await moku.instruments()).toEqual(['', 'neuralnetwork', '', '']);
      return (await moku.deploy(2, 'neuralnetwork')).describe();
    });
    expect(kept).toMatchObject({ inputs: 3, outputs: 2, layers: [{ activation: 'relu', inputs: 3, outputs: 2 }] });
    await withInstrument(simulator.address, { persistState: true, forceDeploy: true }, async (moku) => {
      await moku.deployPlatform(4);
      expect(await moku.instruments()).toEqual(['', '', '', '']);
    });
    await simulator.close();
  });

  it('runs networks on a platform of several slots only, and refuses platforms it does not have', async () => {
    await withBench({ hardware: 'go' }, async (moku) => {
      await expect(moku.deploy(1, 'neuralnetwork')).rejects.toMatchObject({ code: 'device-refused' });
      await expect(moku.deployPlatform(4)).rejects.toMatchObject({
        code: 'device-refused',
        message: expect.stringContaining('1, 2, 3'),
      });
    });
  });

  it('says of a platform that is not there what can run on it, and leaves the one there is', async () => {
    await withBench({ hardware: 'go' }, async (moku) => {
      await moku.checkPlatform(3, { slot: 2, name: 'neuralnetwork' });
      for (const slots of [1, 4]) {
        const checked = moku.checkPlatform(slots, { slot: 1, name: 'neuralnetwork' });
        await expect(checked).rejects.toMatchObject({ code: 'device-refused' });
      }
      expect(await moku.instruments()).toEqual(['']);
    });
  });

  it('coerces what is out of range where the request is not strict, and says so', async () => {
    const warnings: string[] = [];
    const onWarning = (message: string) => warnings.push(message);
    await withBench(
      { hardware: 'lab' },
      async (moku) => {
        await moku.deployPlatform(2);
        const network = await moku.deploy(1, 'neuralnetwork');
        await expect(network.setInputSampleRate(1e9)).rejects.toMatchObject({ code: 'device-parameter' });
        expect(await network.setInputSampleRate(1e9, { strict: false })).toBe(122_070.312);
        expect(await network.setInput(1, { low: -9, high: 9, strict: false })).toEqual({ low: -1, high: 1 });
        await expect(network.setInput(1, { low: 0.5, high: -0.5 })).rejects.toMatchObject({ code: 'device-parameter' });
      },
      { onWarning },
    );
    expect(warnings).toHaveLength(3);
  });

  it('keeps the network it has when another is refused', async () => {
    await withBench({ hardware: 'go' }, async (moku, { address }) => {
      await moku.deployPlatform(2);
      const network = await moku.deploy(1, 'neuralnetwork');
      const before = await network.describe();
      const response = await fetch(`http://${address}/api/slot1/neuralnetwork/upload_network`, {
        method: 'POST',
        headers: { 'Moku-Client-Key': moku.releaseRequest()?.key ?? '' },
        body: JSON.stringify(randomNetwork([3, 101, 2], ['tanh'])),
      });
      const answer = (await response.json()) as { readonly code: string; readonly messages: readonly string[] };
      expect(answer.code).toBe('INVALID_PARAM');
      expect(answer.messages.join(' ')).toContain('layers[0]');
      expect(await network.describe()).toEqual(before);
    });
  });

  it('shows what is plugged into its inputs, through a network', async () => {
    const document = randomNetwork([2, 3], ['tanh'], { inputs: 2 });
    const inputs = [() => 0.25, (seconds: number) => (seconds < 0 ? -0.5 : 0.5)];
    await withBench({ hardware: 'pro', inputs }, async (moku) => {
      await moku.deployPlatform(4);
      const network = await moku.deploy(1, 'neuralnetwork');
      const scope = await moku.deploy(2, 'oscilloscope');
      await moku.setConnections([
        { source: 'Input1', destination: 'Slot1InA' },
        { source: 'Input2', destination: 'Slot1InB' },
        { source: 'Slot1OutA', destination: 'Slot2InA' },
      ]);
      await network.upload(document);
      await network.setOutput(1, { enabled: true, low: -1, high: 1 });
      await network.setInputSampleRate(1000);
      // Three outputs leave one after the other on one channel, within a sample.
      await scope.setTimebase({ start: 0, end: 1e-3, points: 128 });
      const { channels } = await scope.trace();
      const expected = Array.from(runLinn(document, [0.25, 0.5]));
      const read = [20, 64, 106].map((at) => channels[0]?.[at] ?? Number.NaN);
      for (const [at, value] of expected.entries()) expect(read[at]).toBeCloseTo(value, 12);
      // Levels of the output are volts: half the range is half the voltage.
      await network.setOutput(1, { enabled: true, low: -0.5, high: 0.5 });
      expect((await scope.trace()).channels[0]?.[20]).toBeCloseTo((expected[0] ?? 0) / 2, 12);
      await network.setOutput(1, { enabled: false });
      expect(new Set((await scope.trace()).channels[0])).toEqual(new Set([0]));
    });
  });

  it('does not run loops, and ends acquisitions that would take for ever', async () => {
    await withBench({ hardware: 'pro' }, async (moku) => {
      await moku.deployPlatform(4);
      const large = randomNetwork([100, 100, 100, 100, 100, 100], ['relu']);
      for (const slot of [1, 2, 3]) {
        const network = await moku.deploy(slot, 'neuralnetwork');
        await network.upload(large);
        await network.setOutput(1, { enabled: true, low: -1, high: 1 });
      }
      const loop = moku.setConnections([
        { source: 'Slot1OutA', destination: 'Slot2InA' },
        { source: 'Slot2OutA', destination: 'Slot1InA' },
      ]);
      await expect(loop).rejects.toMatchObject({ code: 'device-parameter', message: expect.stringContaining('loop') });
      await moku.setConnections([
        { source: 'Slot1OutA', destination: 'Slot2InA' },
        { source: 'Slot2OutA', destination: 'Slot3InA' },
        { source: 'Slot3OutA', destination: 'Slot4InA' },
      ]);
      const scope = await moku.deploy(4, 'oscilloscope');
      await scope.setTimebase({ start: 0, end: 100, points: 2048 });
      await expect(scope.trace()).rejects.toMatchObject({ message: expect.stringContaining('2000000000 steps') });
    });
  });

  it('says which input gives no volts, where a trace would hold nothing', async () => {
    const inputs = [() => 0.5, (seconds: number) => (seconds < 0 ? 0 : Number.NaN)];
    await withBench({ inputs }, async (moku) => {
      const scope = await moku.deploy(1, 'oscilloscope');
      await moku.setConnections([{ source: 'Input1', destination: 'Slot1InA' }]);
      await scope.setTimebase({ start: 0, end: 1 });
      expect((await scope.trace()).channels[0]?.[0]).toBe(0.5);
      await moku.setConnections([{ source: 'Input2', destination: 'Slot1InA' }]);
      await expect(scope.trace()).rejects.toMatchObject({
        message: expect.stringContaining('inputs[1] gave NaN at 0 s'),
      });
    });
  });

  it('takes nothing with less than it needs, and says which', async () => {
    const simulator = await simulate({ needsBitstreams: true });
    const moku = await connect(simulator.address);
    await expect(moku.deployPlatform(4)).rejects.toMatchObject({
      code: 'device-bitstream',
      message: expect.stringMatching(/04-000.*vendor's application/u),
    });
    await moku.close();
    await simulator.close();
  });
});
