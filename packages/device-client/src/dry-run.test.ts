import { describe, expect, it } from 'vitest';
import { dryRun, withInstrument } from './index.js';

const document = {
  version: '0.1',
  num_input_channels: 1,
  num_output_channels: 1,
  layers: [{ activation: 'tanh', weights: [[0.5, -0.5]], biases: [0.1] }],
} as const;

describe('a dry run', () => {
  it('prints what would be sent, and sends nothing', async () => {
    const printed: string[] = [];
    const fetch = dryRun((request) => printed.push(request), { hardware: 'Moku:Go' });
    await withInstrument('nowhere.invalid', { fetch }, async (moku) => {
      await moku.deployPlatform(2);
      const network = await moku.deploy(1, 'neuralnetwork');
      expect(await moku.instruments()).toEqual(['neuralnetwork', '']);
      await network.upload(document);
      expect(await network.setInput(1, { low: -1, high: 0.5 })).toEqual({ low: -1, high: 0.5 });
      await moku.setConnections([{ source: 'Input1', destination: 'Slot1InA' }]);
      const scope = await moku.deploy(2, 'oscilloscope');
      expect((await scope.trace()).channels).toHaveLength(1);
      expect(await scope.summary()).toBe('dry run');
    });
    expect(printed.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'POST /api/moku/claim_ownership',
      'GET /api/moku/describe',
      'POST /api/moku/platform_supported',
      'GET /api/moku/platform/2',
      'GET /api/mim/get_instruments',
      'POST /api/moku/instrument_supported',
      'GET /api/slot1/neuralnetwork',
      'GET /api/mim/get_instruments',
      'POST /api/slot1/neuralnetwork/upload_network',
      'POST /api/slot1/neuralnetwork/set_input',
      'POST /api/mim/set_connections',
      'GET /api/mim/get_instruments',
      'POST /api/moku/instrument_supported',
      'GET /api/slot2/oscilloscope',
      'POST /api/slot2/oscilloscope/get_data',
      'GET /api/slot2/oscilloscope/summary',
      'POST /api/moku/relinquish_ownership',
    ]);
    expect(printed[9]).toContain('{"channel":1,"low_level":-1,"high_level":0.5,"strict":true}');
  });

  it('refuses what this kind of device does not have', async () => {
    const refusal = (hardware: string, slots: number) =>
      withInstrument('nowhere.invalid', { fetch: dryRun(() => undefined, { hardware }) }, async (moku) => {
        await moku.deployPlatform(slots);
        await moku.deploy(1, 'neuralnetwork');
      }).then(
        () => 'none',
        (error: Error) => error.message,
      );
    expect(await refusal('Moku:Pro', 4)).toBe('none');
    expect(await refusal('Moku:Delta', 8)).toBe('none');
    expect(await refusal('Moku:Pro', 7)).toContain('1, 4 slots, not 7');
    expect(await refusal('Moku:Go', 4)).toContain('1, 2, 3 slots, not 4');
    expect(await refusal('Moku:Pro', 1)).toContain('several slots');
  });

  it('checks a platform and deploys nothing', async () => {
    const printed: string[] = [];
    const fetch = dryRun((request) => printed.push(request));
    await withInstrument('nowhere.invalid', { fetch }, async (moku) => {
      await moku.checkPlatform(4, { slot: 2, name: 'neuralnetwork' });
      await expect(moku.checkPlatform(1, { slot: 1, name: 'neuralnetwork' })).rejects.toThrow('several slots');
      await expect(moku.checkPlatform(7, { slot: 1, name: 'awg' })).rejects.toThrow('not 7');
      await expect(moku.checkPlatform(4, { slot: 0, name: 'awg' })).rejects.toMatchObject({ code: 'bad-value' });
    });
    expect(printed).toContain('POST /api/moku/instrument_supported {"num_slots":4,"slot_idx":1,"instrument_id":128}');
    expect(printed.some((request) => /\/platform\/|\/slot\d/u.test(request))).toBe(false);
  });
});
