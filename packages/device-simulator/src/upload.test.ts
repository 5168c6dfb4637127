import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uploadFile } from '@linnet/device-client/node';
import { linn, linnToArtifact, setupJson, writeLinn } from '@linnet/linn-export';
import { describe, expect, it } from 'vitest';
import { withBench } from '../test/bench.js';
import { randomNetwork } from '../test/networks.js';

const document = randomNetwork([8, 4, 1], ['relu', 'tanh']);

/** A `.linn` file with its setup, as the exporter makes them. */
async function exported() {
  const scaling = {
    input: { low: Array.from({ length: 8 }, () => -0.5), high: Array.from({ length: 8 }, () => 0.25) },
    output: { low: [0], high: [0.8] },
  };
  const { bytes, report } = await linn.export({ ...linnToArtifact(document), scaling }, { sampleRate: 20_000 });
  return { bytes: Uint8Array.from(bytes), setup: report.setup };
}

describe('an upload', () => {
  it('sets what the setup says, and switches outputs on only when it is asked to', async () => {
    const { bytes, setup } = await exported();
    await withBench({ hardware: 'go' }, async (moku) => {
      await moku.deployPlatform(2);
      const network = await moku.deploy(1, 'neuralnetwork');
      const first = await network.upload(bytes, { setup });
      expect(first.description).toMatchObject({ inputs: 8, outputs: 1, inputChannels: 1 });
      expect(first.settings).toEqual(['Input 1 takes -0.5 V to 0.25 V.', 'It takes 20000 samples a second.']);
      expect(await network.summary()).toContain('Input A - low level -0.500 V, high level 0.250 V');
      expect(await network.summary()).toContain('output disabled');
      const second = await network.upload(bytes, { setup: setupJson(setup), enableOutputs: true });
      expect(second.settings.at(-1)).toBe('Output 1 is on and gives 0 V to 0.8 V.');
      expect(await network.summary()).toContain('Output A - low level 0.000 V, high level 0.800 V, output enabled');
    });
  });

  it('takes documents, texts, bytes and blobs alike', async () => {
    await withBench({}, async (moku) => {
      await moku.deployPlatform(4);
      const network = await moku.deploy(1, 'neuralnetwork');
      const text = writeLinn(document);
      const sources = [document, text, new TextEncoder().encode(text), new Blob([text])];
      const descriptions = await Promise.all(sources.map(async (one) => (await network.upload(one)).description));
      expect(new Set(descriptions.map((one) => JSON.stringify(one))).size).toBe(1);
      expect(await network.describe()).toEqual(descriptions[0]);
    });
  });

  it('refuses a setup of another network, of another kind, and for another device', async () => {
    const { bytes, setup } = await exported();
    await withBench({ hardware: 'go' }, async (moku) => {
      await moku.deployPlatform(2);
      const network = await moku.deploy(1, 'neuralnetwork');
      const before = await network.describe();
      const other = writeLinn(randomNetwork([8, 4, 1], ['relu', 'tanh'], { seed: 2 }));
      const refused = (source: string | Uint8Array, wrong: object | string) =>
        expect(network.upload(source, { setup: wrong as string })).rejects;
      await refused(other, setup).toMatchObject({
        code: 'bad-file',
        message: expect.stringContaining('another .linn'),
      });
      await refused(bytes, '{').toMatchObject({ code: 'bad-file' });
      await refused(bytes, {}).toMatchObject({ code: 'bad-file', message: expect.stringContaining('format') });
      await refused(bytes, { ...setup, devices: [] }).toMatchObject({ message: expect.stringContaining('Moku:Go') });
      const unusable = setup.devices.map((device) => ({ ...device, usable: false, notes: ['It is too slow.'] }));
      await refused(bytes, { ...setup, devices: unusable }).toMatchObject({
        code: 'limit',
        message: expect.stringContaining('too slow'),
      });
      expect(await network.describe()).toEqual(before);
    });
  });

  it('of a file finds the setup beside it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'linnet-upload-'));
    const { bytes, setup } = await exported();
    await writeFile(join(folder, 'a.linn'), bytes);
    await writeFile(join(folder, 'b.linn'), bytes);
    await writeFile(join(folder, 'b.setup.json'), setupJson(setup));
    await withBench({}, async (moku) => {
      await moku.deployPlatform(4);
      const network = await moku.deploy(1, 'neuralnetwork');
      expect((await uploadFile(network, join(folder, 'a.linn'))).settings).toEqual([]);
      expect((await uploadFile(network, join(folder, 'b.linn'))).settings).toHaveLength(2);
      await expect(uploadFile(network, join(folder, 'c.linn'))).rejects.toMatchObject({ code: 'io' });
    });
    await rm(folder, { recursive: true });
  });
});
