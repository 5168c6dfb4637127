import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bitstreamFolder } from './bitstream-folder.js';

let folder = '';

/** A tar archive with one member. */
function archive(name: string, text: string): Uint8Array {
  const bytes = new Uint8Array(1024);
  new TextEncoder().encodeInto(name, bytes);
  new TextEncoder().encodeInto(text.length.toString(8).padStart(11, '0'), bytes.subarray(124));
  new TextEncoder().encodeInto(text, bytes.subarray(512));
  return bytes;
}

const bitstream = (sha256: string): Uint8Array => archive('MANIFEST', JSON.stringify({ items: [{ sha256 }] }));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linnet-bitstreams-'));
  const places = ['data', 'data/instruments/7/mokupro', 'data/instruments/7/constructor', 'secret'];
  for (const place of places) await mkdir(join(folder, place), { recursive: true });
  await writeFile(join(folder, 'data/flat.mokuinst'), bitstream('a'));
  await writeFile(join(folder, 'data/instruments/7/mokupro/04-128-00.mokuinst'), bitstream('b'));
  for (const place of ['data/instruments/7/constructor', 'secret']) {
    await writeFile(join(folder, place, '04-128-00.mokuinst'), bitstream('c'));
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a folder of bitstreams', () => {
  const find = async (name: string, hardware: string): Promise<string | undefined> =>
    (await bitstreamFolder(join(folder, 'data')).find(name, { hardware, build: 7 }))?.sha256;

  it('has those in it, and those of the device below it', async () => {
    expect(await find('flat', 'Moku:Pro')).toBe('a');
    expect(await find('04-128-00', 'Moku:Pro')).toBe('b');
    expect(await find('04-128-00', 'Moku:Go')).toBeUndefined();
  });

  it.each(['../../../secret', 'constructor', 'mokupro', '__proto__'])(
    'is not left for what a device calls itself: %s',
    async (hardware) => {
      expect(await find('04-128-00', hardware)).toBeUndefined();
      expect(await find('flat', hardware)).toBe('a');
    },
  );
});
