import { createInstrument, type Device } from '../device/device.js';
import { type Answer, data, failure, notFound } from '../http/answer.js';
import { instrumentNames } from '../instruments/instrument.js';
import { deployPlatform, platformSupported } from './deployment.js';
import { mimOperations } from './mim.js';
import { mokuOperations } from './moku.js';
import { notOwner, refusal } from './refusals.js';
import { keyed, open, type Request, type Route } from './routes.js';
import { callOf, operationsOf, slotRoute } from './slot-route.js';

/** The API of a simulated instrument: takes requests, never throws. */
export interface Api {
  /** The name of the operation that a path leads to, or `undefined`. */
  operationOf(path: string): string | undefined;
  answer(request: Request): Promise<Answer>;
}

/** The names of all operations of the API, each once, in the order of the alphabet. */
export function operationNames(device: Device): readonly string[] {
  const files = ['bitstreams', 'upload', 'platform'];
  const groups = [...groupsOf(device).values()].flatMap((operations) => [...operations.keys()]);
  const slots = instrumentNames.flatMap((name) => [...operationsOf(createInstrument(name, device)).keys()]);
  return [...new Set([...files, ...groups, ...instrumentNames, ...slots])].sort();
}

const groupsOf = (device: Device) =>
  new Map([
    ['moku', mokuOperations(device)],
    ['mim', mimOperations(device)],
  ]);

/** The API over a device. */
export function createApi(device: Device): Api {
  const groups = groupsOf(device);
  const routeOf = (path: string): Route | undefined => {
    const parts = /^\/api(\/[A-Za-z0-9_.-]+){1,4}\/?$/u.test(path) ? path.split('/').slice(2).filter(Boolean) : [];
    const [group = '', name = ''] = parts;
    const operation = parts.length === 2 ? groups.get(group)?.get(name) : undefined;
    if (operation === undefined)
      return fileRoute(device, parts) ?? platformRoute(device, parts) ?? slotRoute(device, parts);
    const run: Route['run'] = (request) => operation(callOf(device, 0, request));
    return name === 'claim_ownership' ? open(name, run) : keyed(name, run);
  };

  return {
    operationOf: (path) => routeOf(path)?.operation,
    answer: async (request) => {
      const route = routeOf(request.path);
      if (route === undefined) return notFound('such operation');
      if (request.method !== 'POST' && changes(route.operation)) return postOnly;
      if (route.needsKey && !device.ownership.holds(request.key)) return notOwner(device);
      try {
        return await route.run(request);
      } catch (error) {
        return refusal(error);
      }
    },
  };
}

/** What clients send with POST, and pages can have no part of by an address alone; for the rest the client uses GET. */
const changes = (operation: string): boolean =>
  /^(?:claim|relinquish|set|load|preload|upload|generate|enable)(?:_|$)/u.test(operation);

const postOnly: Answer = { kind: 'status', status: 405, text: 'Use POST.' };

/** `v2/bitstreams` and `bitstreams/upload/NAME`. */
function fileRoute(device: Device, parts: readonly string[]): Route | undefined {
  const [first, second, file] = parts;
  if (first === 'v2' && second === 'bitstreams' && parts.length === 2) {
    return open('bitstreams', () => ({ kind: 'bare', value: device.bitstreams.list().map((one) => ({ ...one })) }));
  }
  if (first !== 'bitstreams' || second !== 'upload' || file === undefined || parts.length > 3) return undefined;
  return open('upload', ({ bytes }) => store(device, file, bytes));
}

/** `moku/platform/N`. */
function platformRoute(device: Device, parts: readonly string[]): Route | undefined {
  const [first, second, slots] = parts;
  if (first !== 'moku' || second !== 'platform' || slots === undefined || parts.length > 3) return undefined;
  const isCount = /^[1-9]$/u.test(slots);
  return keyed('platform', () => (isCount ? deployPlatform(device, Number(slots)) : platformSupported(device, slots)));
}

function store(device: Device, file: string, bytes: Uint8Array): Answer {
  const name = /^(.+)\.mokuinst$/u.exec(file)?.[1];
  if (name !== undefined && device.bitstreams.store(name, bytes)) return data(null);
  return failure(
    'INVALID_PARAM',
    `${file} is no bitstream: a name ending in .mokuinst and a manifest with a sha256 are needed.`,
  );
}
