import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';

const block = 512;

/** The files of a package's tarball by their paths in the package. */
export async function readTarball(path: string): Promise<ReadonlyMap<string, Buffer>> {
  const bytes = gunzipSync(await readFile(path));
  const text = (from: number, length: number): string =>
    bytes
      .subarray(from, from + length)
      .toString()
      .replace(/\0.*$/su, '');
  const files = new Map<string, Buffer>();
  // A header tells name, size, kind and the front of a long name; the content follows in whole blocks.
  for (let at = 0; at + block <= bytes.length && bytes[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, 12), 8);
    const [name, kind, front] = [text(at, 100), text(at + 156, 1), text(at + 345, 155)];
    if (kind !== '0' && kind !== '') throw new Error(`${path} holds ${name}, which is no plain file (${kind}).`);
    const full = front === '' ? name : `${front}/${name}`;
    files.set(full.replace(/^package\//u, ''), bytes.subarray(at + block, at + block + size));
    at += block + Math.ceil(size / block) * block;
  }
  return files;
}
