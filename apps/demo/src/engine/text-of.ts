import { LinnetError } from '@linnet/core';

/**
 * The text of a file.
 * @throws LinnetError `bad-file` for bytes that are no UTF-8; whoever reads the file says its name
 */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new LinnetError('bad-file', 'it is not UTF-8 text.', { cause });
  }
}
