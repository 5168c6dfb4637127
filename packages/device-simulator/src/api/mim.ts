import { LinnetError } from '@linnet/core';
import { type Connections, connect } from '../device/connections.js';
import { createInstrument, type Device } from '../device/device.js';
import { readInput, readOutput, shownInput } from '../device/front-panel.js';
import { data, type Json } from '../http/answer.js';
import { instrumentNamed, instrumentNumbers, type Operation } from '../instruments/instrument.js';
import { parametersOf } from '../parameters.js';
import { replaced } from '../replaced.js';
import { readSettings, writeSettings } from '../settings-file.js';

const what = 'a multi-instrument configuration';

/** The operations of the group `mim`. */
export function mimOperations(device: Device): ReadonlyMap<string, Operation> {
  const { sockets } = device.hardware;
  return new Map<string, Operation>([
    ['get_instruments', () => data(device.slots.map((instrument) => instrument?.name ?? ''))],
    ['get_connections', () => data(shownConnections(device.connections))],
    [
      'set_connections',
      ({ parameters }) => {
        const requested = parameters().list('connections');
        device.connections = connect(device.connections, requested, device.slots.length, device.hardware);
        return data(shownConnections(device.connections));
      },
    ],
    [
      'set_frontend',
      ({ parameters }) => {
        const read = parameters();
        const [at, input] = [read.index('channel', sockets) - 1, readInput(read)];
        device.front = { ...device.front, inputs: replaced(device.front.inputs, at, input) };
        return data(shownInput(input), read.warnings);
      },
    ],
    [
      'get_frontend',
      ({ parameters }) => {
        const input = device.front.inputs[parameters().index('channel', sockets) - 1];
        return data(input === undefined ? null : shownInput(input));
      },
    ],
    [
      'set_output',
      ({ parameters }) => {
        const read = parameters();
        const [at, output] = [read.index('channel', sockets) - 1, readOutput(read)];
        device.front = { ...device.front, outputs: replaced(device.front.outputs, at, output) };
        return data(output, read.warnings);
      },
    ],
    ['get_output', ({ parameters }) => data(device.front.outputs[parameters().index('channel', sockets) - 1] ?? null)],
    ['sync', () => data(null)],
    ['save_configuration', () => ({ kind: 'file', bytes: writeSettings(what, savedDevice(device)) })],
    ['preload_configuration', ({ bytes }) => data(numbersIn(readSettings(bytes, what)))],
    [
      'load_configuration',
      ({ bytes }) => {
        loadDevice(device, readSettings(bytes, what));
        return data(null);
      },
    ],
  ]);
}

const shownConnections = (connections: Connections): Json =>
  Array.from(connections, ([destination, source]) => ({ source, destination }));

const savedDevice = ({ slots, connections, front }: Device): Json => ({
  slots: slots.map((instrument) => ({ instrument: instrument?.name ?? '', settings: [instrument?.save() ?? null] })),
  connections: shownConnections(connections),
  inputs: front.inputs.map(shownInput),
  outputs: front.outputs,
});

/** The vendor's numbers of the instruments, 0 for an empty slot. */
const numbersIn = (saved: unknown): Json =>
  parametersOf(saved)
    .list('slots')
    .map((slot) => {
      const name = instrumentNamed(parametersOf(slot).value('instrument'));
      return name === undefined ? 0 : instrumentNumbers[name];
    });

/** All of it or nothing: instruments are made and set before they take the places of those that are there. */
function loadDevice(device: Device, saved: unknown): void {
  const read = parametersOf(saved);
  checkCount(read.list('slots').length, device.slots.length);
  const slots = read.list('slots').map((one) => {
    const slot = parametersOf(one);
    const name = instrumentNamed(slot.value('instrument'));
    if (name === undefined) return undefined;
    const instrument = createInstrument(name, device);
    instrument.load(slot.list('settings')[0]);
    return instrument;
  });
  const inputs = device.front.inputs.map((_, at) => readInput(parametersOf(read.list('inputs')[at])));
  const outputs = device.front.outputs.map((_, at) => readOutput(parametersOf(read.list('outputs')[at])));
  device.connections = connect(new Map(), read.list('connections'), slots.length, device.hardware);
  device.slots = slots;
  device.front = { inputs, outputs };
}

function checkCount(saved: number, slots: number): void {
  if (saved === slots) return;
  throw new LinnetError('refused', `The configuration has ${saved} slots; the platform has ${slots}.`);
}
