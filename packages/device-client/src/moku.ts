import { LinnetError, showValue } from '@linnet/core';
import { devices } from '@linnet/linn-export';
import { textOf, textsOf } from './answers.js';
import { type BitstreamSource, bitstreamCourier, bitstreamName } from './bitstreams.js';
import { type Connection, type ConnectionRequest, checkConnections, readConnections } from './connections.js';
import type { MokuDescription } from './description.js';
import {
  type InstrumentName,
  type Instruments,
  instrumentMakers,
  instrumentNumbers,
} from './instruments/instruments.js';
import { checkCount, slotOf } from './instruments/slot.js';
import type { ReleaseRequest, Session } from './session.js';

/** An instrument that is ours until it is closed. Slots are counted from 1. */
export interface Moku {
  /** Host and port. */
  readonly address: string;
  /** What it said of itself when it was connected. */
  readonly description: MokuDescription;
  /** The name that its owner gave it. */
  name(): Promise<string>;
  serialNumber(): Promise<string>;
  /** What runs in each slot: a name, or an empty text. */
  instruments(): Promise<readonly string[]>;
  /**
   * Asks whether an instrument can run in a slot of a platform, while what runs there still does: nothing is deployed.
   * @throws LinnetError `device-refused` where it cannot.
   *
   * @example
   * ```ts
   * await moku.checkPlatform(4, { slot: 2, name: 'neuralnetwork' });
   * await moku.deployPlatform(4);
   * ```
   */
  checkPlatform(slots: number, wanted: { readonly slot: number; readonly name: InstrumentName }): Promise<void>;
  /** Divides the instrument into slots and empties them, unless it was connected with `persistState`. */
  deployPlatform(slots: number): Promise<void>;
  /** Puts an instrument into a slot, in place of what runs there. */
  deploy<Name extends InstrumentName>(slot: number, name: Name): Promise<Instruments[Name]>;
  /** An instrument that runs in a slot already. Nothing is asked of it here. */
  instrument<Name extends InstrumentName>(slot: number, name: Name): Instruments[Name];
  /** All connections between slots, inputs and outputs. */
  connections(): Promise<readonly Connection[]>;
  /**
   * Adds connections, each in place of what its destination had; none can be taken away. Gives what the instrument answers.
   *
   * @example
   * ```ts
   * await moku.setConnections([{ source: 'Slot1OutA', destination: 'Slot2InA' }]);
   * ```
   */
  setConnections(connections: readonly ConnectionRequest[]): Promise<readonly Connection[]>;
  /** The request that gives the instrument back, or `undefined` once it was. */
  releaseRequest(): ReleaseRequest | undefined;
  /** Gives the instrument back, within 5 s. Again does nothing, nor after a time-out. */
  close(): Promise<void>;
  /** The same as `close`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** The instrument of a session that owns it. */
export function mokuOf(session: Session, description: MokuDescription, source: BitstreamSource | undefined): Moku {
  const { address } = session;
  const target = { hardware: description.hardware, build: description.instrumentsBuild };
  const courier = bitstreamCourier(session, source, target);
  const profile = devices.find(({ name }) => name === description.hardware);

  const instrument = <Name extends InstrumentName>(slot: number, name: Name): Instruments[Name] => {
    checkCount(slot, 'slot');
    checkName(name);
    return instrumentMakers[name](slotOf(session, slot, name, profile));
  };
  const instruments = async () => textsOf(await session.read('mim/get_instruments'), address, 'mim/get_instruments');

  const askPlatform = (slots: number) => session.post('moku/platform_supported', { num_slots: slots });
  const askInstrument = (slots: number, slot: number, name: InstrumentName) =>
    session.post('moku/instrument_supported', {
      num_slots: slots,
      slot_idx: slot - 1,
      instrument_id: instrumentNumbers[name],
    });

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= session.release().catch((error: unknown) => {
      closing = undefined;
      throw error;
    });
    return closing;
  };

  return {
    address,
    description,
    instrument,
    instruments,
    close,
    [Symbol.asyncDispose]: close,
    name: async () => textOf(await session.read('moku/name'), address, 'moku/name'),
    serialNumber: async () => textOf(await session.read('moku/serial_number'), address, 'moku/serial_number'),
    checkPlatform: async (slots, { slot, name }) => {
      checkCount(slots, 'number of slots');
      checkCount(slot, 'slot');
      checkName(name);
      await askPlatform(slots);
      await askInstrument(slots, slot, name);
    },
    deployPlatform: async (slots) => {
      checkCount(slots, 'number of slots');
      await askPlatform(slots);
      const empty = Array.from({ length: slots }, (_, slot) => bitstreamName(slots, 0, slot));
      await courier.bring([bitstreamName(slots), ...empty]);
      await session.trigger(`moku/platform/${slots}`);
    },
    deploy: async (slot, name) => {
      const deployed = instrument(slot, name);
      const there = await instruments();
      const [slots, number] = [there.length, instrumentNumbers[name]];
      await askInstrument(slots, slot, name);
      const empty = there.flatMap((one, at) => (one === '' && at !== slot - 1 ? [bitstreamName(slots, 0, at)] : []));
      await courier.bring([...empty, bitstreamName(slots, number, slot - 1)]);
      await session.trigger(`slot${slot}/${name}`);
      return deployed;
    },
    connections: async () => readConnections(await session.read('mim/get_connections'), address),
    setConnections: async (connections) => {
      const answer = readConnections(await session.post('mim/set_connections', { connections }), address);
      checkConnections(answer, connections, address);
      return answer;
    },
    releaseRequest: session.releaseRequest,
  };
}

function checkName(name: unknown): void {
  if (typeof name === 'string' && Object.hasOwn(instrumentNumbers, name)) return;
  const names = Object.keys(instrumentNumbers).join(', ');
  throw new LinnetError('unknown-name', `There is no instrument ${showValue(name)}; use one of ${names}.`);
}
