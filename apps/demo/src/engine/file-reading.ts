import { LinnetError } from '@linnet/core';

/** What reads a file; what is wrong with the file is told with its name. */
export async function named<T>(name: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!LinnetError.is(error)) throw error;
    const { code, message, problems } = error;
    throw new LinnetError(code, `${name}: ${message}`, { cause: error, problems });
  }
}

/**
 * The text of a file.
 * @throws LinnetError `bad-file` for bytes that are no UTF-8
 */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new LinnetError('bad-file', 'it is not UTF-8 text.', { cause });
  }
}
