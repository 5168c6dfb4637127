import type { IncomingMessage } from 'node:http';

/**
 * The bytes of a request, or `undefined` as soon as they are more than there may be: by what the header says, or by what
 * came. Rejects when the other side goes away.
 */
export async function readBody(
  request: IncomingMessage,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return undefined;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > mostBytes) resolve(undefined);
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Uint8Array.from(Buffer.concat(chunks))));
    request.on('error', reject);
    request.on('close', () => reject(new Error('The connection was closed.')));
  });
}
