import type { InstrumentName, Moku } from '@linnet/device-client';
import { counted } from '@linnet/recipes';
import type { Held } from './with-moku.js';

/** What an instrument is and runs. */
export interface MokuState {
  readonly address: string;
  readonly hardware: string;
  readonly mokuOS: string;
  readonly isSimulator: boolean;
  readonly name: string;
  readonly serial: string;
  /** Who had it before us, as far as it can be known. */
  readonly owner: string;
  /** What runs in each slot, from the first; empty texts for nothing. */
  readonly slots: readonly string[];
}

/** Asks the instrument; nothing is changed. */
export async function readState({ moku, before }: Held): Promise<MokuState> {
  const { address, description } = moku;
  const { hardware, mokuOS, isSimulator } = description;
  const [name, serial] = [await moku.name(), await moku.serialNumber()];
  return { address, hardware, mokuOS, isSimulator, name, serial, owner: before, slots: await moku.instruments() };
}

/** For people. */
export const stateText = ({ address, hardware, mokuOS, isSimulator, name, serial, owner, slots }: MokuState): string =>
  [
    `${hardware} at ${address}${isSimulator ? ', simulated: no instrument is behind it' : ''}`,
    `  Name    ${name}, serial number ${serial}`,
    `  MokuOS  ${mokuOS}`,
    `  Owner   linnet, until this ends; ${owner}`,
    ...slots.map((running, at) => `  Slot ${at + 1}  ${running === '' ? 'empty' : running}`),
  ].join('\n');

const names: readonly InstrumentName[] = ['neuralnetwork', 'oscilloscope', 'waveformgenerator', 'awg'];

/** The instrument that a slot's text stands for, if we know it; how devices write the names is not documented. */
export function instrumentNamed(running: string): InstrumentName | undefined {
  const plain = running.toLowerCase().replace(/[^a-z]/gu, '');
  return names.find((name) => name === plain);
}

/** Where an instrument runs: slots from 1. */
export const slotsOf = (running: readonly string[], wanted: InstrumentName): readonly number[] =>
  running.flatMap((text, at) => (instrumentNamed(text) === wanted ? [at + 1] : []));

/** What runs, for messages: `slot 1 runs awg, slot 3 runs oscilloscope`. */
export function runningText(running: readonly string[]): string {
  const texts = running.flatMap((text, at) => (text === '' ? [] : [`slot ${at + 1} runs ${text}`]));
  return texts.length === 0 ? `nothing runs in its ${counted(running.length, 'slot')}` : texts.join(', ');
}

/** The state of an instrument in a slot, in its own words. */
export const summaryOf = (moku: Moku, slot: number, name: InstrumentName): Promise<string> =>
  moku.instrument(slot, name).summary();
