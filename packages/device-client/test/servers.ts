import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Something that listens on this machine until the test ends. */
export interface Listening {
  readonly address: string;
  /** The last parts of the paths that were asked for, such as `claim_ownership`. */
  readonly asked: readonly string[];
}

/** What data an answer has. */
export const envelope = (data: unknown): string => JSON.stringify({ success: true, data, code: null, messages: null });

const usual: Readonly<Record<string, unknown>> = {
  claim_ownership: 'a key',
  describe: { hardware: 'Moku:Pro', mokuOS: '4.4.0', proxy_version: '3', instruments_build: 1 },
  get_instruments: ['', '', '', ''],
};

/** Answers a request itself, or leaves it to the usual answer by giving false. */
export type Special = (operation: string, response: ServerResponse, request: IncomingMessage) => unknown;

/** A server that grants claims and answers as a device would, but for what is special. */
export async function device(special: Special = () => false): Promise<Listening> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const operation = request.url?.split('/').at(-1) ?? '';
    asked.push(operation);
    request.resume();
    response.setHeader('Moku-Client-Key', 'a key');
    if (special(operation, response, request) === false) response.end(envelope(usual[operation] ?? null));
  });
  onTestFinished(() => server.closeAllConnections());
  return { address: await listen(server), asked };
}

/** A server that sends these bytes, or does this, to whoever asks. */
export async function socket(answer: string | ((socket: Socket) => void)): Promise<Listening> {
  const server = createSocketServer((one) => {
    one.on('error', () => undefined);
    onTestFinished(() => void one.destroy());
    one.once('data', () => (typeof answer === 'string' ? one.end(answer) : answer(one)));
  });
  return { address: await listen(server), asked: [] };
}

async function listen(server: Server): Promise<string> {
  onTestFinished(() => void server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return `127.0.0.1:${port}`;
}
