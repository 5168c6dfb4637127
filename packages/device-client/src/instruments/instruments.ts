import { type ArbitraryGenerator, arbitraryGenerator } from './arbitrary-generator.js';
import { type NeuralNetwork, neuralNetwork } from './neural-network.js';
import { type Oscilloscope, oscilloscope } from './oscilloscope.js';
import type { Slot } from './slot.js';
import { type WaveformGenerator, waveformGenerator } from './waveform-generator.js';

/** The instruments that this client knows, by the names that the API has for them. */
export interface Instruments {
  readonly neuralnetwork: NeuralNetwork;
  readonly oscilloscope: Oscilloscope;
  readonly waveformgenerator: WaveformGenerator;
  readonly awg: ArbitraryGenerator;
}

/** The name of an instrument. */
export type InstrumentName = keyof Instruments;

/** The vendor's numbers of the instruments. */
export const instrumentNumbers = {
  oscilloscope: 1,
  waveformgenerator: 4,
  awg: 15,
  neuralnetwork: 128,
} as const satisfies Record<InstrumentName, number>;

/** What makes each instrument of a slot. */
export const instrumentMakers: { readonly [Name in InstrumentName]: (slot: Slot) => Instruments[Name] } = {
  neuralnetwork: neuralNetwork,
  oscilloscope,
  waveformgenerator: waveformGenerator,
  awg: arbitraryGenerator,
};
