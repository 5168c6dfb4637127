import type { BitstreamSource } from '../bitstreams.js';
import { type ConnectOptions, connected, sessionFor } from '../connect.js';
import type { Moku } from '../moku.js';
import { useThenClose } from '../with-instrument.js';
import { bitstreamFolder } from './bitstream-folder.js';
import { guard } from './guard.js';

/** Options of `connect` in Node. */
export interface NodeConnectOptions extends Omit<ConnectOptions, 'bitstreams'> {
  /** A folder with bitstreams that the instrument may lack. Default: that of MOKU_DATA_PATH, or else none. */
  readonly bitstreams?: string | BitstreamSource;
}

/**
 * `connect` for Node: the instrument is given back even when the program ends before it was closed, on a signal too, and
 * bitstreams come from a folder.
 * @throws LinnetError as `connect` of `@linnet/device-client`.
 *
 * @example
 * ```ts
 * await using moku = await connect('192.168.1.20', { bitstreams: 'moku-data' });
 * ```
 */
export async function connect(address: string, options: NodeConnectOptions = {}): Promise<Moku> {
  const { bitstreams = process.env.MOKU_DATA_PATH, ...rest } = options;
  const source = typeof bitstreams === 'string' ? folderOf(bitstreams) : bitstreams;
  const all = source === undefined ? rest : { ...rest, bitstreams: source };
  const ending = new AbortController();
  const session = sessionFor(address, all, ending.signal);
  return guard({ session, ending, connecting: connected(session, all) });
}

/** An empty name is a variable of the shell that is not set. */
const folderOf = (name: string): BitstreamSource | undefined => (name === '' ? undefined : bitstreamFolder(name));

/**
 * Connects as {@link connect} of Node does, lets `use` work with the instrument, and gives it back, however that ends.
 * @throws What `use` throws, or what `connect` does.
 *
 * @example
 * ```ts
 * await withInstrument('192.168.1.20', {}, async (moku) => {
 *   await uploadFile(moku.instrument(2, 'neuralnetwork'), 'classifier.linn');
 * });
 * ```
 */
export const withInstrument = async <Result>(
  address: string,
  options: NodeConnectOptions,
  use: (moku: Moku) => Result | Promise<Result>,
): Promise<Result> => useThenClose(await connect(address, options), use);
