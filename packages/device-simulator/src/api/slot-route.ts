import { type Device, inputsOf } from '../device/device.js';
import { type Answer, data, failure, notFound } from '../http/answer.js';
import { parseBody } from '../http/json.js';
import { type Call, type Instrument, instrumentNamed, type Operation } from '../instruments/instrument.js';
import { parametersOf } from '../parameters.js';
import { readSettings, writeSettings } from '../settings-file.js';
import { deployInstrument } from './deployment.js';
import { keyed, type Request, type Route } from './routes.js';

/** `slot2/neuralnetwork`, `slot2/neuralnetwork/describe_network`, or `neuralnetwork/describe_network` without the slot. */
export function slotRoute(device: Device, parts: readonly string[]): Route | undefined {
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

/** All that an instrument can be asked to do: its own, and what every instrument can. */
export const operationsOf = (instrument: Instrument): ReadonlyMap<string, Operation> =>
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

/** A request to an instrument in a slot, or to the whole device. */
export const callOf = (device: Device, slot: number, { bytes }: Request): Call => ({
  bytes,
  json: () => parseBody(bytes),
  parameters: () => parametersOf(parseBody(bytes)),
  inputs: () => inputsOf(device, slot),
  acquire: (use) => device.budget.run(device.acquisitions++, use),
});
