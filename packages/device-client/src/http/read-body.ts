import { LinnetError } from '@linnet/core';

/** No answer is larger, uncompressed: a trace of the greatest length takes some 2 MB. */
const mostBytes = 33_554_432;

/**
 * The whole body of an answer, which may not be endless.
 * @throws LinnetError `device-protocol` where it goes on and on; whatever the stream fails with.
 */
export async function readBody({ body }: Response, address: string, what: string): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) {
    chunks.push(read.value);
    length += read.value.length;
    if (length <= mostBytes) continue;
    await reader?.cancel();
    const message = `The answer of ${address} to ${what} has more than ${mostBytes / 1_048_576} MiB, and was not read to its end. Check that this is a Moku.`;
    throw new LinnetError('device-protocol', message);
  }
  return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
