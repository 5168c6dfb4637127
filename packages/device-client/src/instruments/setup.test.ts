import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LinnDocument, sha256, writeLinn } from '@linnet/linn-export';
import { describe, expect, it, onTestFinished } from 'vitest';
import { device } from '../../test/servers.js';
import { withInstrument } from '../index.js';
import { readNetworkFile, uploadFile } from '../node.js';

const document: LinnDocument = {
  version: '0.1',
  num_input_channels: 1,
  num_output_channels: 1,
  layers: [{ activation: 'linear', weights: [[-0.5]], biases: [0.1] }],
};
const bytes = new TextEncoder().encode(writeLinn(document));
const level = { low: -1, high: 1 };
const pro = { device: 'Moku:Pro', usable: true, input: [level], output: [level], notes: [] };

/** A setup for a Moku:Pro, but for the change. */
async function setupText(change: object = {}, ofDevice: object = {}): Promise<string> {
  const devices = [{ ...pro, ...ofDevice }];
  return JSON.stringify({
    format: 'linnet-setup/1',
    sha256: await sha256(bytes),
    sampleRate: 1000,
    devices,
    ...change,
  });
}

/** `net.linn` with this setup beside it. */
async function networkFile(setup: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'linnet-setup-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'net.linn'), bytes);
  await writeFile(join(folder, 'net.setup.json'), setup);
  return join(folder, 'net.linn');
}

describe('a setup that is none', () => {
  it.each([
    ['no JSON', () => 'x', 'not JSON'],
    ['a number', () => '5', 'not an object'],
    ['of another format', () => setupText({ format: 'linnet-setup/2' }), 'its format'],
    ['of another network', () => setupText({ sha256: '00' }), 'another .linn file'],
    ['without devices', () => setupText({ devices: null }), 'devices is null'],
    ['with notes of another kind', () => setupText({}, { notes: [{ toString: 1 }] }), 'a note is an object'],
  ])('is named before anything is asked: %s', async (_, setup, words) => {
    const path = await networkFile(await setup());
    const error: unknown = await readNetworkFile(path).catch((cause: unknown) => cause);
    expect(error).toMatchObject({
      code: 'bad-file',
      message: expect.stringMatching(new RegExp(`net\\.setup\\.json: .*${words}`, 'u')),
    });
  });
});

describe('a setup that the device does not take', () => {
  it.each([
    ['more channels', {}, { input: Array.from({ length: 5 }, () => level) }, '5 input channels; a Moku:Pro has 4'],
    ['more volts', {}, { output: [{ low: -3, high: 1 }] }, 'low level of output 1 is -3'],
    ['levels the wrong way round', {}, { input: [{ low: 0.5, high: -0.5 }] }, '0.01 V between'],
    ['a rate', { sampleRate: 1e9 }, {}, 'sample rate is 1000000000'],
    ['another device', {}, { device: 'Moku:Go' }, 'nothing of Moku:Pro'],
    ['no device', {}, { usable: false, notes: ['It is too small.'] }, 'too small'],
  ])('is known before its network is replaced: %s', async (_, change, ofDevice, words) => {
    const path = await networkFile(await setupText(change, ofDevice));
    const { address, asked } = await device();
    const uploading = withInstrument(address, {}, (moku) => uploadFile(moku.instrument(1, 'neuralnetwork'), path));
    await expect(uploading).rejects.toThrow(words);
    expect(asked).not.toContain('upload_network');
  });
});
