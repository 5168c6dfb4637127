import { connect } from 'node:net';

/** Sends bytes to a port and gives all that comes back, until the other side closes or the time is over. */
export function sendRaw(port: number, bytes: string | Uint8Array, milliseconds = 3000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    const end = setTimeout(() => socket.destroy(), milliseconds);
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    // Being cut off is an answer too.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(end);
      resolve(answer);
    });
    socket.write(bytes);
  });
}

/** A whole request; the connection is closed after its answer. */
export const request = (method: string, path: string, body = '', headers: readonly string[] = []): string =>
  [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers,
    '',
    body,
  ].join('\r\n');
