import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LinnetError } from '@linnet/core';
import { operationNames } from './api/api.js';
import { createDevice, type Device } from './device/device.js';
import { type Hardware, hardware } from './hardware.js';
import { handlerOf } from './http/handler.js';
import { hostCheck } from './http/host.js';
import { checkSimulateOptions, faultOf, type SimulateOptions, type SimulatorLimits } from './options.js';
import { socketSignal } from './signals/socket.js';

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
 * @throws LinnetError `bad-option` for options that are none, `unknown-name` for a fault of an operation that there is not,
 * `io` where it cannot listen.
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
  const device = deviceFor(options);
  const fault = faultOf(options, operationNames(device));
  const { limits = {}, port = 0, host = '127.0.0.1', allowOrigin, record } = options;
  const server = serverWithin(limits);
  const bound = await listen(server, port, host);
  const handler = { mostBytes: limits.bytes ?? 16_777_216, isHost: hostCheck(bound, host), allowOrigin, fault, record };
  // Before any request is read: those come in later turns of the event loop.
  server.on('request', handlerOf(device, handler));
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

function deviceFor({
  inputs = [],
  arithmetic = 'float',
  needsBitstreams = false,
  ...options
}: SimulateOptions): Device {
  const chosen = hardware(options.hardware ?? 'pro');
  checkInputs(inputs, chosen);
  return createDevice({ hardware: chosen, arithmetic, sockets: inputs.map(socketSignal), needsBitstreams });
}

function serverWithin(limits: SimulatorLimits): Server {
  const server = createServer({
    headersTimeout: limits.headerMilliseconds ?? 10_000,
    requestTimeout: limits.requestMilliseconds ?? 30_000,
    connectionsCheckingInterval: checkingMilliseconds,
    keepAliveTimeout: 65_000,
  });
  server.maxConnections = limits.connections ?? 256;
  return server;
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
