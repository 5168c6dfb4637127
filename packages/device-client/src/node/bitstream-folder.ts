import { join } from 'node:path';
import { LinnetError } from '@linnet/core';
import { isFile, readBytes } from '@linnet/core/node';
import type { Bitstream, BitstreamSource } from '../bitstreams.js';
import { tarMember } from './tar.js';

/** The vendor's tools have a folder for each kind of device, by these names. What another kind is called leads nowhere. */
const folders = new Map([
  ['Moku:Go', 'mokugo'],
  ['Moku:Lab', 'moku20'],
  ['Moku:Pro', 'mokupro'],
  ['Moku:Delta', 'mokuaf'],
]);

/**
 * The bitstreams in a folder that the user has: files `NAME.mokuinst` in it, or where the vendor's tools put them below it,
 * `instruments/BUILD/DEVICE`.
 *
 * @example
 * ```ts
 * const moku = await connect('192.168.1.20', { bitstreams: bitstreamFolder('moku-data') });
 * ```
 */
export const bitstreamFolder = (folder: string): BitstreamSource => ({
  name: folder,
  find: async (name, { hardware, build }) => {
    const file = `${name}.mokuinst`;
    const kind = folders.get(hardware);
    const below = kind === undefined ? [] : [join(folder, 'instruments', String(build), kind, file)];
    const places = [join(folder, file), ...below];
    for (const path of places) if (await isFile(path)) return readBitstream(path);
    return undefined;
  },
});

async function readBitstream(path: string): Promise<Bitstream> {
  const bytes = Uint8Array.from(await readBytes(path));
  return { bytes, sha256: checksumIn(bytes, path) };
}

/** The sum that the archive's manifest names: the instrument lists the same one. */
function checksumIn(archive: Uint8Array, path: string): string {
  const manifest = tarMember(archive, 'MANIFEST');
  const sum = manifest === undefined ? undefined : sumOf(new TextDecoder().decode(manifest));
  if (sum !== undefined) return sum;
  throw new LinnetError('bad-file', `${path} is no bitstream: it has no MANIFEST with a sha256. Download it again.`);
}

function sumOf(text: string): string | undefined {
  try {
    const sum: unknown = JSON.parse(text)?.items?.[0]?.sha256;
    return typeof sum === 'string' ? sum : undefined;
  } catch {
    return undefined;
  }
}
