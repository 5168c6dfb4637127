import type { HardwareName } from '@linnet/device-simulator';
import type { Command } from 'commander';
import { someName, wholeNumber } from './arguments.js';

/** Kinds of instruments. */
export const hardwareChoices = ['go', 'lab', 'pro', 'delta'] as const satisfies readonly HardwareName[];

/** Which instrument a verb talks to. */
export interface AddressFlags {
  readonly address: string;
  readonly json?: boolean;
}

/** Adds what all verbs about one instrument have. */
export const addAddress = (command: Command): Command =>
  command
    .requiredOption('--address <host>', 'of the instrument, such as 192.168.1.20 or 127.0.0.1:8090', someName)
    .option('--json', 'print one JSON document');

/** Where on the instrument a verb puts something, and what it may replace for that. */
export interface PlaceFlags extends AddressFlags {
  readonly slot?: number;
  readonly slots?: number;
  readonly yes?: boolean;
  readonly force?: boolean;
}

/** Adds the options of a verb that may deploy. */
export const addPlace = (command: Command): Command =>
  addAddress(command)
    .option('--slot <k>', 'which slot, counted from 1', wholeNumber(1))
    .option('--slots <n>', 'divide the instrument into so many slots first, which empties all of them', wholeNumber(1))
    .option('--yes', 'replace what runs there without a question')
    .option('--force', 'take the instrument from its owner');
