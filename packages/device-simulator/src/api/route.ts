import { LinnetError } from '@linnet/core';
import { type Device, inputsOf } from '../device/device.js';
import { type Answer, data, failure, notFound } from '../http/answer.js';
import { parseBody } from '../http/json.js';
import { type Call, type Instrument, instrumentNamed, type Operation } from '../instruments/instrument.js';
import { parametersOf } from '../parameters.js';
import { readSettings, writeSettings } from '../settings-file.js';
import { startWork } from '../signals/work.js';
import { deployInstrument, deployPlatform } from './deployment.js';
import { mimOperations } from './mim.js';
import { mokuOperations } from './moku.js';

/** A request as the API sees it. */
export interface Request {
  /** The path of the address, such as `/api/moku/name`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The value of the header `Moku-Client-Key`. */
  readonly key: string | undefined;
}

/** Where a request leads: an operation with its name, or nowhere. */
interface Route {
  /** The last part of the path that is a name. */
  readonly operation: string;
  /** Files, and claims, are for everybody. */
  readonly needsKey: boolean;
  readonly run: (request: Request) => Answer | Promise<Answer>;
}

/** The API of a simulated instrument: takes requests, never throws. */
export interface Api {
  /** The name of the operation that a path leads to, or `undefined`. */
  operationOf(path: string): string | undefined;
  answer(request: Request): Promise<Answer>;
}

/** The API over a device. */
export function createApi(device: Device): Api {
  const groups = new Map([
    ['moku', mokuOperations(device)],
    ['mim', mimOperations(device)],
  ]);
  const routeOf = (path: string): Route | undefined => {
    const parts = /^\/api(\/[A-Za-z0-9_.-]+){1,4}\/?$/u.test(path) ? path.split('/').slice(2).filter(Boolean) : [];
    const [first = '', second = '', third = ''] = parts;
    if (path === '/api/v2/bitstreams')
      return open('bitstreams', () => ({ kind: 'bare', value: device.bitstreams.list().map((one) => ({ ...one })) }));
    if (first === 'bitstreams' && second === 'upload' && parts.length === 3)
      return open('upload', ({ bytes }) => store(device, third, bytes));
    if (first === 'moku' && second === 'platform' && parts.length === 3)
      return keyed('platform', () => deployPlatform(device, Number(third)));
    const operation = parts.length === 2 ? groups.get(first)?.get(second) : undefined;
    if (operation !== undefined)
      return {
        operation: second,
        needsKey: second !== 'claim_ownership',
        run: (request) => operation(callOf(device, 0, request)),
      };
    return slotRoute(device, parts);
  };

  return {
    operationOf: (path) => routeOf(path)?.operation,
    answer: async (request) => {
      const route = routeOf(request.path);
      if (route === undefined) return notFound('such operation');
      if (route.needsKey && !device.ownership.holds(request.key)) return notOwner(device);
      try {
        return await route.run(request);
      } catch (error) {
        return refusal(error);
      }
    },
  };
}

const open = (operation: string, run: Route['run']): Route => ({ operation, needsKey: false, run });
const keyed = (operation: string, run: Route['run']): Route => ({ operation, needsKey: true, run });

/** `slot2/neuralnetwork`, `slot2/neuralnetwork/describe_network`, or `neuralnetwork/describe_network` without the slot. */
function slotRoute(device: Device, parts: readonly string[]): Route | undefined {
  const slot = /^slot([1-9])$/u.exec(parts[0] ?? '')?.[1];
  const [instrument = '', operation] = slot === undefined ? parts : parts.slice(1);
  const name = instrumentNamed(instrument);
  if (name === undefined || parts.length > (slot === undefined ? 2 : 3)) return undefined;
  if (operation === undefined) {
    if (slot === undefined) return undefined;
    return keyed(name, () => withSlot(device, Number(slot) - 1, (at) => deployInstrument(device, at, name)));
  }
  return keyed(operation, (request) => {
    const places = device.slots.flatMap((one, at) => (one?.name === name ? [at] : []));
    const at = slot === undefined && places.length === 1 ? places[0] : Number(slot ?? 0) - 1;
    return withSlot(device, at ?? -1, (place) => {
      const found = device.slots[place];
      if (found?.name !== name)
        return failure(
          'INVALID_REQUEST',
          `Slot ${place + 1} holds ${found?.name ?? 'nothing'}, not ${name}; deploy it first.`,
        );
      const run = operationsOf(found).get(operation);
      return run === undefined ? notFound(`operation ${operation} of ${name}`) : run(callOf(device, place, request));
    });
  });
}

function withSlot<Result>(device: Device, at: number, use: (at: number) => Result): Result | Answer {
  if (at >= 0 && at < device.slots.length) return use(at);
  return failure('INVALID_REQUEST', `There are ${device.slots.length} slots, counted from 1; name one of them.`);
}

/** What every instrument can do beside its own. */
const operationsOf = (instrument: Instrument): ReadonlyMap<string, Operation> =>
  new Map<string, Operation>([
    ...instrument.operations,
    ['save_settings', () => ({ kind: 'file', bytes: writeSettings(instrument.name, instrument.save()) })],
    [
      'load_settings',
      ({ bytes }) => {
        instrument.load(readSettings(bytes, instrument.name));
        return data(null);
      },
    ],
  ]);

const callOf = (device: Device, slot: number, { bytes }: Request): Call => ({
  bytes,
  json: () => parseBody(bytes),
  parameters: () => parametersOf(parseBody(bytes)),
  inputs: () => inputsOf(device, slot),
  work: () => startWork(device.acquisitions++),
});

function store(device: Device, file: string, bytes: Uint8Array): Answer {
  const name = /^(.+)\.mokuinst$/u.exec(file)?.[1];
  if (name !== undefined && device.bitstreams.store(name, bytes)) return data(null);
  return failure(
    'INVALID_PARAM',
    `${file} is no bitstream: a name ending in .mokuinst and a manifest with a sha256 are needed.`,
  );
}

const notOwner = ({ ownership }: Device): Answer =>
  failure(
    'INVALID_REQUEST',
    ownership.owner === undefined
      ? 'Nobody owns the Moku; claim ownership and send its key with every request.'
      : `The Moku is owned by "${ownership.owner.clientName}", and this is not the key of its owner.`,
  );

/** Errors of ours are refusals. Anything else is a defect of the simulator, which goes on. */
function refusal(error: unknown): Answer {
  if (!LinnetError.is(error)) return { kind: 'status', status: 500, text: `The simulator failed: ${String(error)}` };
  return failure(error.code === 'refused' ? 'INVALID_REQUEST' : 'INVALID_PARAM', ...messagesOf(error));
}

/** Several problems each have a message of their own, after the heading. */
const messagesOf = ({ message, problems }: LinnetError): readonly string[] =>
  problems.length > 1 ? [message.split('\n')[0] ?? '', ...problems] : [message];
