import { readerOf } from './answers.js';
import { toldValue } from './http/device-text.js';
import { garbled } from './http/envelope.js';

/** A channel of a slot. */
export type Port = 'A' | 'B' | 'C' | 'D';

/** Where a signal comes from: an input at the front, or what a slot puts out. */
export type Source = `Input${number}` | `Slot${number}Out${Port}` | 'DIO';

/** Where a signal goes to: an output at the front, or an input of a slot. */
export type Destination = `Output${number}` | `Slot${number}In${Port}` | 'DIO';

/** A connection to make. */
export interface ConnectionRequest {
  readonly source: Source;
  readonly destination: Destination;
}

/** A connection there is, as the instrument names its ends. */
export interface Connection {
  readonly source: string;
  readonly destination: string;
}

/** Reads a list of connections. */
export function readConnections(data: unknown, address: string): readonly Connection[] {
  const what = 'mim/get_connections';
  if (!Array.isArray(data)) throw garbled({ address, what }, `its data are ${toldValue(data)}, not a list`);
  return data.map((item) => {
    const read = readerOf(item, address, what);
    return { source: read.text('source'), destination: read.text('destination') };
  });
}

/**
 * The answer holds what was asked for, and perhaps more: whether it lists all connections is not documented.
 * @throws LinnetError `device-protocol` where one is missing.
 */
export function checkConnections(
  found: readonly Connection[],
  asked: readonly ConnectionRequest[],
  address: string,
): void {
  // The last one to a destination counts.
  const wanted = new Map(asked.map(({ source, destination }) => [destination, source]));
  for (const [destination, source] of wanted) {
    if (found.some((one) => one.source === source && one.destination === destination)) continue;
    throw garbled({ address, what: 'mim/set_connections' }, `${source} is not connected to ${destination}`);
  }
}
