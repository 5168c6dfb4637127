import type { MokuDescription } from '@linnet/device-client';
import { type Bench, openBench } from './bench.js';
import type { Passage } from './compare.js';
import type { UploadedNetwork } from './network.js';
import type { DeviceOptions } from './options.js';
import { playThrough } from './play.js';
import { predictionFor } from './predict.js';
import { checkFree } from './slots.js';
import { withDevice } from './with-device.js';

/** How a loop may go on. */
export interface LoopContext {
  /** Ends it; the instrument is given back. */
  readonly signal: AbortSignal;
  /** Whether what runs on the instrument may go. */
  readonly mayReplace: boolean;
}

/** A network that runs on an instrument, with a generator before and an oscilloscope behind it. */
export interface Loop {
  readonly instrument: MokuDescription;
  readonly bench: Bench;
  /** The step of the integers that the prediction is made of, where it is. */
  readonly step: number | undefined;
  /** Plays a signal of at most `mostSamples` in the units of the training data, and reads the answers to each sample. */
  play(signal: Float64Array): Promise<Passage>;
}

/**
 * Puts a network on an instrument, lets `use` play signals through it, and gives the instrument back.
 * @throws LinnetError with a `device-` code for what the instrument does; what `use` throws.
 */
export const withLoop = <Result>(
  device: DeviceOptions,
  network: UploadedNetwork,
  { signal, mayReplace }: LoopContext,
  use: (loop: Loop) => Promise<Result>,
): Promise<Result> =>
  withDevice(device, signal, async (moku) => {
    const { description: instrument } = moku;
    const prediction = predictionFor(network.exported.value, device.arithmetic ?? 'float', instrument.hardware);
    await checkFree(moku, { yes: mayReplace, signal });
    const bench = await openBench(moku, network);
    return use({ instrument, bench, step: prediction.step, play: (values) => playThrough(bench, values, prediction) });
  });
