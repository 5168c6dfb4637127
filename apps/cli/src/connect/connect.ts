import type { Connection, ConnectionRequest } from '@linnet/device-client';
import type { AddressFlags } from '../commands/device-options.js';
import { mayEnd } from '../device/question.js';
import { interruptible, withMoku } from '../device/with-moku.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';

/** What `linnet device connect` takes. */
export interface ConnectFlags extends AddressFlags {
  readonly yes?: boolean;
}

/** Adds connections; a destination that had another source loses it after a question only. */
export const connectPorts = (wanted: readonly ConnectionRequest[], flags: ConnectFlags): Promise<ExitCode> =>
  interruptible(async (signal) => {
    const { address, yes = false, json = false } = flags;
    const connections = await withMoku(address, { signal, persistState: true }, async ({ moku }) => {
      const lost = lostTo(wanted, await moku.connections());
      if (lost.length > 0 && !(await mayEnd(lost.map(connectionText).join(', '), { yes, signal }))) return undefined;
      await moku.setConnections(wanted);
      return moku.connections();
    });
    if (connections === undefined) {
      console.error('Nothing was changed.');
      return exitCodes.failed;
    }
    console.log(json ? JSON.stringify({ connections }, null, 2) : connections.map(connectionText).join('\n'));
    return exitCodes.done;
  });

/** Connections there are whose destination is to have another source. */
const lostTo = (wanted: readonly ConnectionRequest[], there: readonly Connection[]): readonly Connection[] =>
  there.filter(({ source, destination }) =>
    wanted.some((one) => one.destination === destination && one.source !== source),
  );

const connectionText = ({ source, destination }: Connection): string => `${source} -> ${destination}`;
