import { type ConnectOptions, connect } from './connect.js';
import type { Moku } from './moku.js';

/**
 * Connects, lets `use` work with the instrument, and gives it back, however that ends.
 * @throws What `use` throws, or what {@link connect} does.
 *
 * @example
 * ```ts
 * const running = await withInstrument('192.168.1.20', {}, (moku) => moku.instruments());
 * ```
 */
export const withInstrument = async <Result>(
  address: string,
  options: ConnectOptions,
  use: (moku: Moku) => Result | Promise<Result>,
): Promise<Result> => useThenClose(await connect(address, options), use);

/** What `use` throws comes before what closing throws. */
export async function useThenClose<Result>(moku: Moku, use: (moku: Moku) => Result | Promise<Result>): Promise<Result> {
  let result: Result;
  try {
    result = await use(moku);
  } catch (error) {
    await moku.close().catch(() => undefined);
    throw error;
  }
  await moku.close();
  return result;
}
