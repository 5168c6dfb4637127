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
  /** A new account for an acquisition. */
  readonly work: () => Work;
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

/** The instrument with this name, if there is one. */
export const instrumentNamed = (name: string): InstrumentName | undefined =>
  Object.hasOwn(instrumentNumbers, name) ? (name as InstrumentName) : undefined;

/** The instrument with the vendor's number, if there is one. */
export const instrumentNumbered = (number: unknown): InstrumentName | undefined =>
  Object.entries(instrumentNumbers)
    .filter(([, known]) => known === number)
    .map(([name]) => instrumentNamed(name))[0];
