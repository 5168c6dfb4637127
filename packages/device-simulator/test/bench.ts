import { type ConnectOptions, connect, type Moku } from '@linnet/device-client';
import { type SimulateOptions, type Simulator, simulate } from '../src/index.js';

/** Starts a simulator, connects the client to it, and ends both. */
export async function withBench<Result>(
  options: SimulateOptions,
  use: (moku: Moku, simulator: Simulator) => Promise<Result>,
  client: ConnectOptions = {},
): Promise<Result> {
  const simulator = await simulate(options);
  try {
    const moku = await connect(simulator.address, client);
    try {
      return await use(moku, simulator);
    } finally {
      await moku.close().catch(() => undefined);
    }
  } finally {
    await simulator.close();
  }
}
