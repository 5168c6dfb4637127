import type { Command } from 'commander';
import { wholeNumber } from './arguments.js';

/** Which instrument a verb talks to. */
export interface AddressFlags {
  readonly address: string;
  readonly json?: boolean;
}

/** Adds what all verbs about one instrument have. */
export const addAddress = (command: Command): Command =>
  command
    .requiredOption('--address <host>', 'of the instrument, such as 192.168.1.20 or 127.0.0.1:8090')
    .option('--json', 'print one JSON document')
    .hook('preAction', async () => {
      // What checks it comes with the client, which other verbs do without.
      const { checkAddressOption } = await import('../device/address.js');
      checkAddressOption('--address', command.opts<AddressFlags>().address);
    });

/** No instrument can be divided into more. */
const mostSlots = 8;

/** A slot, or a number of slots. */
export const slotNumber = wholeNumber(1, mostSlots);

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
    .option('--slot <k>', 'which slot, counted from 1', slotNumber)
    .option('--slots <n>', 'divide the instrument into so many slots first, which empties all of them', slotNumber)
    .option('--yes', 'replace what runs there without a question')
    .option('--force', 'take the instrument from its owner');
