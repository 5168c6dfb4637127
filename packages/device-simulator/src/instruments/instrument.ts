import type { Answer, Json } from '../http/answer.js';
import type { Parameters } from '../parameters.js';
import type { Signal } from '../signals/signal.js';
import type { Work } from '../signals/work.js';

/** A request to an instrument. */
export interface Call {
  /** The JSON that came, or `{}`. */
  readonly json: () => unknown;
  /** The same as parameters. */
  readonly parameters: () => Parameters;
  /** What came, as it came. */
  readonly bytes: Uint8Array;
  /** What is connected to the instrument's inputs, now. */
  readonly inputs: () => readonly Signal[];
  /** Runs an acquisition, which takes from what the device can do. */
  readonly acquire: <Result>(use: (work: Work) => Promise<Result>) => Promise<Result>;
}

/** What an instrument can be asked to do. */
export type Operation = (call: Call) => Answer | Promise<Answer>;

/** An instrument in a slot. */
export interface Instrument {
  /** As paths name it. */
  readonly name: InstrumentName;
  /** By name. */
  readonly operations: ReadonlyMap<string, Operation>;
  /** What it puts out on each port for what comes in, as it is set now: later changes do not reach these signals. */
  outputs(inputs: readonly Signal[]): readonly Signal[];
  /** Its settings as data. */
  save(): Json;
  /** Takes what `save` gave, or throws a LinnetError and stays as it is. */
  load(settings: unknown): void;
}

/** The instruments of the simulator, with the vendor's numbers. */
export const instrumentNumbers = { oscilloscope: 1, waveformgenerator: 4, awg: 15, neuralnetwork: 128 } as const;

/** An instrument of the simulator. */
export type InstrumentName = keyof typeof instrumentNumbers;

/** All of them. */
export const instrumentNames: readonly InstrumentName[] = Object.keys(instrumentNumbers).filter(
  (name): name is InstrumentName => Object.hasOwn(instrumentNumbers, name),
);

/** The instrument with this name, if there is one. */
export const instrumentNamed = (name: unknown): InstrumentName | undefined =>
  instrumentNames.find((known) => known === name);

/** The instrument with the vendor's number, if there is one. */
export const instrumentNumbered = (number: unknown): InstrumentName | undefined =>
  instrumentNames.find((known) => instrumentNumbers[known] === number);
