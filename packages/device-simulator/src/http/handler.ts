import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { createApi } from '../api/api.js';
import type { Request } from '../api/routes.js';
import type { Device } from '../device/device.js';
import { type Answer, type Wire, wireOf } from './answer.js';
import { type Fault, type FaultKind, strikesOf } from './fault.js';
import type { HostCheck } from './host.js';
import { createIntake } from './intake.js';
import { originHeaders } from './origin.js';
import { answerText, type RecordedRequest, textOf } from './recorded.js';

/** How requests are handled. */
export interface HandlerOptions {
  readonly mostBytes: number;
  readonly isHost: HostCheck;
  readonly allowOrigin: string | undefined;
  readonly fault: Fault | undefined;
  readonly record: ((request: RecordedRequest) => void) | undefined;
}

/** How long a client that sends too much may go on before it is cut off: it reads the answer only then. */
const patience = 1000;

/** Takes HTTP requests to the API of a device, whatever they hold. */
export function handlerOf(device: Device, options: HandlerOptions): RequestListener {
  const api = createApi(device);
  const strikes = strikesOf(options.fault, device);
  const intake = createIntake(options.mostBytes);
  const started = performance.now();

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!options.isHost(request.headers.host)) return refuse(request, response, 403, 'The simulator has another name.');
    const headers = originHeaders(request, options.allowOrigin);
    if (headers === undefined) return refuse(request, response, 403, 'Pages of this origin may not use the simulator.');
    if (request.method === 'OPTIONS') return send(response, { status: 204, headers, body: new Uint8Array() });
    if (request.method !== 'GET' && request.method !== 'POST')
      return refuse(request, response, 405, 'Use GET or POST.');
    const body = await intake.read(request);
    if (body.problem !== undefined) return refuse(request, response, body.problem.status, body.problem.text);
    try {
      await serve(requestOf(request, body.bytes), request, response, headers);
    } finally {
      body.release();
    }
  };

  const serve = async (
    asked: Request,
    request: IncomingMessage,
    response: ServerResponse,
    headers: Wire['headers'],
  ): Promise<void> => {
    const operation = api.operationOf(asked.path);
    const fault = strikes(operation);
    const answer = fault === '500' ? brokenDown : await api.answer(asked);
    const wire = fault === 'garbage' ? { ...wireOf(answer), body: garbage } : wireOf(answer);
    options.record?.({
      milliseconds: performance.now() - started,
      method: asked.method,
      path: request.url ?? '',
      key: asked.key ?? null,
      body: textOf(asked.bytes),
      status: wire.status,
      answer: answerText(wire),
    });
    undoUnheardClaim(device, answer, response);
    if (!(await isHeld(fault, options.fault, response))) return;
    // The vendor's server closes after this one.
    const last = operation === 'relinquish_ownership' ? { Connection: 'close' } : {};
    send(response, { ...wire, headers: { ...wire.headers, ...headers, ...last } });
  };

  return (request, response) => {
    // A client that went away ends its request, nothing else.
    handle(request, response).catch(() => response.destroy());
  };
}

const brokenDown: Answer = { kind: 'status', status: 500, text: 'Something broke down.' };

/** Neither JSON nor text. */
const garbage = Uint8Array.of(0x7b, 0xff, 0x00, 0x22, 0x3c, 0x21);

function requestOf(request: IncomingMessage, bytes: Uint8Array): Request {
  const key = request.headers['moku-client-key'];
  const path = (request.url ?? '').split('?')[0] ?? '';
  return { method: request.method ?? '', path, bytes, key: typeof key === 'string' ? key : undefined };
}

/** True when the answer may go out now; false when the fault cut the connection, or the client is gone. */
async function isHeld(
  kind: FaultKind | undefined,
  fault: Fault | undefined,
  response: ServerResponse,
): Promise<boolean> {
  if (kind === 'drop') response.destroy();
  if (kind === 'slow') {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    await setTimeout(fault?.milliseconds ?? 60_000, undefined, { signal: gone.signal, ref: false }).catch(
      () => undefined,
    );
  }
  return !response.destroyed;
}

/** A key that nobody got is nobody's: a claim whose answer could not be sent is taken back. */
function undoUnheardClaim({ ownership }: Device, answer: Answer, response: ServerResponse): void {
  if (answer.kind !== 'data' || answer.key === undefined) return;
  const { key } = answer;
  response.on('close', () => {
    if (!response.writableFinished) ownership.release(key);
  });
}

function send(response: ServerResponse, { status, headers, body }: Wire): void {
  response.writeHead(status, { ...headers, 'Content-Length': body.length });
  response.end(body);
}

/** Answers before the whole request came, and closes. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number, text: string): void {
  const wire = wireOf({ kind: 'status', status, text });
  send(response, { ...wire, headers: { ...wire.headers, Connection: 'close' } });
  request.resume();
  const end = globalThis.setTimeout(() => request.destroy(), patience);
  request.on('close', () => clearTimeout(end));
}
