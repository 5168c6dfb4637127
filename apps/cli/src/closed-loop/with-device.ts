import type { Moku } from '@linnet/device-client';
import { withInstrument } from '@linnet/device-client/node';
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
  const options = { clientName: 'linnet run', signal, onWarning: (text: string) => console.error(`Note: ${text}`) };
  if (address !== 'sim') return withInstrument(address, options, use);
  const { simulate } = await import('@linnet/device-simulator');
  const simulator = await simulate({ hardware, arithmetic });
  try {
    return await withInstrument(simulator.address, options, use);
  } finally {
    await simulator.close();
  }
}
