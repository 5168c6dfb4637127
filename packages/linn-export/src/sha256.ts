import { LinnetError } from '@linnet/core';

/**
 * SHA-256 of bytes in hexadecimal, by the platform's WebCrypto.
 * @throws LinnetError `unavailable` on pages served over plain http, which have none.
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) {
    throw new LinnetError(
      'unavailable',
      'WebCrypto is missing here: open the page over https or from localhost, or export in Node.',
    );
  }
  const hash = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
