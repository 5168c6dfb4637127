import { LinnetError, showValue } from '@linnet/core';

/**
 * The numbers of a .dat file: raw little-endian doubles and nothing else, as MATLAB's `fwrite(file, x, 'double')` writes them.
 * Such a file says neither shape nor sample rate.
 * @throws LinnetError `bad-file` for a size that is no multiple of 8 bytes.
 */
export function parseDat(bytes: Uint8Array): Float64Array {
  if (!(bytes instanceof Uint8Array))
    throw new LinnetError('bad-file', `parseDat takes the bytes of a file; it was given ${showValue(bytes)}.`);
  if (bytes.length % 8 !== 0) {
    throw new LinnetError(
      'bad-file',
      `This file has ${bytes.length} bytes; doubles have 8 each: it is cut short or holds something else.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: bytes.length / 8 }, (_, at) => view.getFloat64(at * 8, true));
}

/** The bytes of a .dat file: each number as a little-endian double. `parseDat` reads the same bits back. */
export function formatDat(values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < values.length; at++) view.setFloat64(at * 8, values[at] as number, true);
  return bytes;
}
