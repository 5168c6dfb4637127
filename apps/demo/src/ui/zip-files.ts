import type { GivenFile } from '../protocol/index.js';

/** Files in a zip archive are dated; always the same day, so that equal files make equal archives. */
const anyDay = '1980-01-02T00:00:00Z';

/** One file to keep: the only one as it is, several as an archive. @param name of the archive, without an ending */
export async function asOneFile(files: readonly GivenFile[], name: string): Promise<GivenFile> {
  const [only, ...others] = files;
  if (only !== undefined && others.length === 0) return only;
  const { zipSync } = await import('fflate');
  const entries = Object.fromEntries(files.map((file) => [file.name, file.bytes]));
  const zipped = zipSync(entries, { level: 6, mtime: anyDay });
  return { name: `${name}.zip`, bytes: new Uint8Array(zipped) };
}
