import type { Hardware } from '../hardware.js';
import { arbitraryGenerator } from '../instruments/arbitrary-generator.js';
import type { Instrument, InstrumentName } from '../instruments/instrument.js';
import { neuralNetwork } from '../instruments/neural-network.js';
import { oscilloscope } from '../instruments/oscilloscope.js';
import { letterOf } from '../instruments/text.js';
import { waveformGenerator } from '../instruments/waveform-generator.js';
import type { Arithmetic } from '../signals/arithmetic.js';
import { type Signal, silence } from '../signals/signal.js';
import { type Budget, createBudget } from '../signals/work.js';
import { type Bitstreams, bitstreams } from './bitstreams.js';
import { type Connections, placeOf } from './connections.js';
import { type FrontPanel, frontPanel } from './front-panel.js';
import { type Ownership, ownership } from './ownership.js';

/** What a simulated instrument is made of. */
export interface DeviceParts {
  readonly hardware: Hardware;
  readonly arithmetic: Arithmetic;
  /** What is plugged into the inputs at the front. */
  readonly sockets: readonly Signal[];
  /** Whether instruments need their bitstreams to be uploaded first. */
  readonly needsBitstreams: boolean;
}

/** A simulated instrument: what it is, and what requests change. */
export interface Device extends DeviceParts {
  readonly ownership: Ownership;
  readonly bitstreams: Bitstreams;
  /** Of all acquisitions together. */
  readonly budget: Budget;
  /** One for each slot of the platform. */
  slots: readonly (Instrument | undefined)[];
  connections: Connections;
  front: FrontPanel;
  /** How many traces were taken. */
  acquisitions: number;
}

/** One slot that nothing runs in, owned by nobody. */
export const createDevice = (parts: DeviceParts): Device => ({
  ...parts,
  ownership: ownership(),
  bitstreams: bitstreams(),
  budget: createBudget(),
  slots: [undefined],
  connections: new Map(),
  front: frontPanel(parts.hardware),
  acquisitions: 0,
});

/** A new instrument of a kind, as it starts. */
export function createInstrument(name: InstrumentName, { hardware, arithmetic }: DeviceParts): Instrument {
  const makers: Readonly<Record<InstrumentName, () => Instrument>> = {
    oscilloscope: () => oscilloscope(hardware),
    waveformgenerator: () => waveformGenerator(hardware),
    awg: () => arbitraryGenerator(hardware),
    neuralnetwork: () => neuralNetwork(hardware, arithmetic),
  };
  return makers[name]();
}

/** What comes into each port of a slot, as everything is set now. */
export function inputsOf(device: Device, slot: number): readonly Signal[] {
  const { hardware, slots, connections, sockets } = device;
  const known = new Map<number, readonly Signal[]>();
  const outputsOf = (from: number): readonly Signal[] => {
    const found = known.get(from) ?? slots[from]?.outputs(inputs(from)) ?? [];
    known.set(from, found);
    return found;
  };
  const signalFrom = (source: string | undefined): Signal => {
    const place = source === undefined ? undefined : placeOf(source, true, slots.length, hardware);
    if (place?.kind === 'socket') return sockets[place.socket] ?? silence;
    return place?.kind === 'slot' ? (outputsOf(place.slot)[place.port] ?? silence) : silence;
  };
  const inputs = (into: number): readonly Signal[] =>
    Array.from({ length: hardware.ports }, (_, port) => signalFrom(connections.get(portName(into, port))));
  return inputs(slot);
}

const portName = (slot: number, port: number): string => `Slot${slot + 1}In${letterOf(port)}`;
