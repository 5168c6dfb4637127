import { discover, type FoundMoku } from '@linnet/device-client/node';
import { tableText } from 'linnet/plot';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { catchInterrupts } from '../run/interrupts.js';

/** What `linnet device discover` takes. */
export interface DiscoverFlags {
  /** s. */
  readonly timeout: number;
  readonly json?: boolean;
}

/** Lists the instruments in the local network; Ctrl-C ends the search with what was found. */
export async function discoverDevices({ timeout, json = false }: DiscoverFlags): Promise<ExitCode> {
  const { signal, release } = catchInterrupts('telling what was found');
  const found = await discover({ timeout: Math.ceil(timeout * 1000), signal }).finally(release);
  console.log(json ? JSON.stringify({ instruments: found }, null, 2) : textOf(found, timeout));
  return signal.aborted ? exitCodes.interrupted : exitCodes.done;
}

const textOf = (found: readonly FoundMoku[], timeout: number): string =>
  found.length > 0
    ? tableText({
        head: ['Name', 'Address', 'Serial number', 'Firmware'],
        rows: found.map(({ name, address, serial = '', firmware = '' }) => [name, address, serial, firmware]),
      })
    : `No instrument announced itself within ${timeout} s. Verbs take an address, which the vendor's application shows; "linnet simulate" is an instrument on this machine.`;
