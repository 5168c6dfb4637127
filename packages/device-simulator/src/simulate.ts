import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LinnetError } from '@linnet/core';
import { createDevice } from './device/device.js';
import { type Hardware, hardware } from './hardware.js';
import { handlerOf } from './http/handler.js';
import { checkSimulateOptions, type SimulateOptions } from './options.js';
import { signalOf } from './signals/signal.js';

/** A simulator that listens. */
export interface Simulator {
  /** What a client connects to, such as `127.0.0.1:41233`. */
  readonly address: string;
  readonly port: number;
  /** Who owns it now: the name the client gave, or null for nobody. */
  readonly owner: string | null;
  /** Cuts every connection and stops listening. Once is enough; again does nothing. */
  close(): Promise<void>;
  /** The same as `close`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** Slow requests are looked for so often. */
const checkingMilliseconds = 500;

/**
 * Starts an instrument on this machine: the HTTP API of a Moku as far as it is known, with generators that play, a network
 * that runs, and an oscilloscope that shows what came out. The vendor's own client connects to it.
 * @throws LinnetError `bad-option` for options that are none, `io` where it cannot listen.
 *
 * @example
 * ```ts
 * const simulator = await simulate({ hardware: 'pro' });
 * console.log(simulator.address);
 * await simulator.close();
 * ```
 */
export async function simulate(options: SimulateOptions = {}): Promise<Simulator> {
  checkSimulateOptions(options);
  const { fault, limits = {}, port = 0, host = '127.0.0.1' } = options;
  const chosen = hardware(options.hardware ?? 'pro');
  checkInputs(options.inputs ?? [], chosen);
  const device = createDevice({
    hardware: chosen,
    arithmetic: options.arithmetic ?? 'float',
    sockets: (options.inputs ?? []).map(signalOf),
    needsBitstreams: options.needsBitstreams ?? false,
  });
  const server = createServer(
    {
      headersTimeout: limits.headerMilliseconds ?? 10_000,
      requestTimeout: limits.requestMilliseconds ?? 30_000,
      connectionsCheckingInterval: checkingMilliseconds,
      keepAliveTimeout: 65_000,
    },
    handlerOf(device, {
      mostBytes: limits.bytes ?? 16_777_216,
      allowOrigin: options.allowOrigin,
      fault: typeof fault === 'string' ? { kind: fault } : fault,
      record: options.record,
    }),
  );
  server.maxConnections = limits.connections ?? 256;
  const bound = await listen(server, port, host);
  const close = (): Promise<void> => closeServer(server);
  return {
    address: bound.family === 'IPv6' ? `[${bound.address}]:${bound.port}` : `${bound.address}:${bound.port}`,
    port: bound.port,
    get owner() {
      return device.ownership.owner?.clientName ?? null;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function checkInputs({ length }: readonly unknown[], { device, sockets }: Hardware): void {
  if (length <= sockets) return;
  throw new LinnetError('bad-option', `There are ${length} inputs; a ${device.name} has ${sockets} at its front.`);
}

const listen = (server: Server, port: number, host: string): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      reject(new LinnetError('io', `The simulator cannot listen on ${host}:${port}: ${cause.message}.`, { cause }));
    });
    server.listen(port, host, () => {
      const bound = server.address();
      if (bound !== null && typeof bound === 'object') resolve(bound);
    });
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    // Closing what is closed is an error that means nothing here.
    server.close(() => resolve());
    server.closeAllConnections();
  });
