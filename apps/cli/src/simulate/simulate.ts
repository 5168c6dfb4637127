import { LinnetError } from '@linnet/core';
import {
  type Arithmetic,
  deviceNames,
  type Fault,
  type FaultKind,
  type HardwareName,
  type RecordedRequest,
  simulate,
} from '@linnet/device-simulator';
import { counted } from '@linnet/recipes';
import { given } from '../options.js';
import { readInputs } from './inputs.js';
import { reachOf } from './reach.js';
import { requestLine } from './request-line.js';
import { requestLog } from './request-log.js';
import { waitForStop } from './stop.js';

/** What `linnet simulate` takes. */
export interface SimulateFlags {
  readonly port: number;
  readonly host: string;
  readonly hardware: HardwareName;
  readonly arithmetic: Arithmetic;
  readonly input: readonly string[];
  readonly allowOrigin?: string;
  readonly record?: string;
  readonly fault?: FaultKind;
  readonly faultOperation?: string;
  readonly faultTimes?: number;
  readonly json?: boolean;
}

/** Simulates an instrument until it is told to stop. */
export async function runSimulator(flags: SimulateFlags): Promise<void> {
  const { port, host, hardware, arithmetic, allowOrigin, json = false } = flags;
  const fault = faultOf(flags);
  const inputs = await readInputs(flags.input);
  const stop = waitForStop();
  const log = requestLog(flags.record, stop.fail);
  try {
    const signals = inputs.map(({ voltsAt }) => voltsAt);
    const record = (request: RecordedRequest): void => {
      log.add(request);
      if (json) console.log(requestLine(request));
    };
    const options = { port, host, hardware, arithmetic, inputs: signals, record };
    const simulator = await simulate({ ...options, ...given({ allowOrigin, fault }) });
    try {
      const { address, warning } = reachOf(simulator.address);
      if (warning !== undefined) console.error(`Warning: ${warning}`);
      const plugged = inputs.map(({ text }) => text);
      const facts = { address, port: simulator.port, simulator: true, hardware: deviceNames[hardware], arithmetic };
      if (json) console.log(JSON.stringify({ ...facts, inputs: plugged, ...given({ record: flags.record }) }));
      else console.log(greeting({ bound: simulator.address, address }, flags, plugged));
      const reason = await stop.stopped;
      const requests = log.count;
      console.log(
        json ? JSON.stringify({ stopped: reason, requests }) : `\nStopped after ${counted(requests, 'request')}.`,
      );
    } finally {
      await simulator.close();
    }
  } finally {
    stop.release();
    log.close();
  }
}

/** What goes wrong, and where. */
function faultOf({ fault: kind, faultOperation: operation, faultTimes: times }: SimulateFlags): Fault | undefined {
  if (kind !== undefined) return { kind, ...given({ operation, times }) };
  if (operation === undefined && times === undefined) return undefined;
  throw new LinnetError('bad-option', '--fault-operation and --fault-times are for --fault, which is not given.');
}

function greeting(
  { bound, address }: { readonly bound: string; readonly address: string },
  flags: SimulateFlags,
  plugged: readonly string[],
): string {
  const { hardware, arithmetic, fault, record } = flags;
  return [
    `A simulated ${deviceNames[hardware]} listens on ${bound}: no instrument is behind it.`,
    `Networks compute in ${arithmetic === 'float' ? 'floating point' : 'fixed point, of word lengths that are assumed'}.`,
    ...plugged.map((text, at) => `Input ${at + 1}: ${text}`),
    ...(fault === undefined ? [] : [`Requests go wrong on purpose: ${fault}.`]),
    ...(record === undefined ? [] : [`Requests are written to ${record}.`]),
    `In another terminal: linnet device describe --address ${address}`,
    'Ctrl-C stops it.',
  ].join('\n');
}
