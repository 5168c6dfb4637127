import { LinnetError } from '@linnet/core';
import type { InstrumentName, Instruments, Moku } from '@linnet/device-client';
import { instrumentNamed, runningText, slotsOf } from './state.js';

/** Where a verb wants its instrument. */
export interface PlaceWish {
  readonly slot?: number;
  /** Divides the instrument first. */
  readonly slots?: number;
}

/** Where it will be, and what that takes. */
export interface Place {
  readonly slot: number;
  /** The platform to deploy first. */
  readonly slots?: number;
  /** False where the instrument runs there already. */
  readonly deploys: boolean;
  /** What ends for it, in words; nothing where that is undefined. */
  readonly ends?: string;
}

const titles = {
  neuralnetwork: 'a Neural Network',
  oscilloscope: 'an oscilloscope',
  waveformgenerator: 'a Waveform Generator',
  awg: 'an Arbitrary Waveform Generator',
} as const satisfies Record<InstrumentName, string>;

/**
 * Checks what a command line wants before anything is asked of an instrument.
 * @throws LinnetError `bad-option`
 */
export function checkWish({ slot, slots }: PlaceWish): void {
  if (slots === undefined) return;
  if (slot === undefined) throw new LinnetError('bad-option', `--slots ${slots} needs --slot: which one of them?`);
  if (slot <= slots) return;
  throw new LinnetError('bad-option', `--slot ${slot} is none of ${slots}; use 1 to ${slots}.`);
}

/**
 * Chooses a slot: the one that is named, or the only one with such an instrument; `takesEmpty` allows an empty one else.
 * @throws LinnetError `bad-option` that says what runs and which options choose.
 */
export function choosePlace(
  name: InstrumentName,
  running: readonly string[],
  { slot, slots }: PlaceWish,
  takesEmpty: boolean,
): Place {
  if (slots !== undefined) return onPlatform(running, slot ?? 1, slots);
  if (slot !== undefined) return inSlot(name, running, slot);
  const there = slotsOf(running, name);
  const [only] = there;
  if (only !== undefined && there.length === 1) return { slot: only, deploys: false };
  const empty = running.indexOf('') + 1;
  if (there.length === 0 && takesEmpty && empty > 0) return { slot: empty, deploys: true };
  const reason = there.length > 1 ? 'Several slots run' : 'No slot runs';
  throw new LinnetError(
    'bad-option',
    `${reason} ${titles[name]} (${runningText(running)}). Choose a slot with --slot, or divide the instrument with --slots N --slot K.`,
  );
}

function onPlatform(running: readonly string[], slot: number, slots: number): Place {
  const place = { slot, slots, deploys: true };
  return running.every((text) => text === '') ? place : { ...place, ends: runningText(running) };
}

function inSlot(name: InstrumentName, running: readonly string[], slot: number): Place {
  const there = running[slot - 1];
  if (there === undefined) {
    throw new LinnetError(
      'bad-option',
      `There is no slot ${slot}; the instrument has ${running.length}. Divide it with --slots N --slot ${slot}.`,
    );
  }
  if (instrumentNamed(there) === name) return { slot, deploys: false };
  const place = { slot, deploys: true };
  return there === '' ? place : { ...place, ends: `slot ${slot} runs ${there}` };
}

/** Puts the instrument there, unless it is there. */
export async function deployAt<Name extends InstrumentName>(
  moku: Moku,
  name: Name,
  { slot, slots, deploys }: Place,
): Promise<Instruments[Name]> {
  if (!deploys) return moku.instrument(slot, name);
  if (slots !== undefined) {
    await moku.checkPlatform(slots, { slot, name });
    await moku.deployPlatform(slots);
  }
  return moku.deploy(slot, name);
}

/** In words: what is about to be done. */
export function placeText(name: InstrumentName, { slot, slots, deploys }: Place): string {
  if (!deploys) return `Slot ${slot} runs ${titles[name]} already.`;
  const platform = slots === undefined ? '' : `Divides the instrument into ${slots} slots, all empty; `;
  return `${platform}${platform === '' ? 'Deploys' : 'deploys'} ${titles[name]} in slot ${slot}.`;
}
