import type { Moku } from '@linnet/device-client';
import { withMoku } from '../device/with-moku.js';
import type { DeviceOptions } from './options.js';

/**
 * Lets `use` work with an instrument, and gives it back however that ends; the signal ends it early. For `sim` a
 * simulator runs meanwhile.
 * @throws LinnetError with a `device-` code for what the instrument or the way to it does; what `use` throws.
 */
export async function withDevice<Result>(
  { address, hardware = 'pro', arithmetic = 'float' }: DeviceOptions,
  signal: AbortSignal,
  use: (moku: Moku) => Promise<Result>,
): Promise<Result> {
  const connect = (where: string): Promise<Result> =>
    withMoku(where, { clientName: 'linnet run', signal }, ({ moku }) => use(moku));
  if (address !== 'sim') return connect(address);
  const { simulate } = await import('@linnet/device-simulator');
  const simulator = await simulate({ hardware, arithmetic });
  try {
    return await connect(simulator.address);
  } finally {
    await simulator.close();
  }
}
