import type { RunResult } from '@linnet/recipes';
import type { LoopContext } from './loop.js';
import type { DeviceOptions } from './options.js';

/** What a recipe's network is tried on. */
export interface OnDeviceOptions extends LoopContext {
  readonly dataSeed: number;
  readonly device: DeviceOptions;
}

/** Tries what was trained on an instrument, and gives the result with what came of it. */
export type RunOnDevice = (result: RunResult, options: OnDeviceOptions) => Promise<RunResult>;

/** The part for an instrument of each recipe that has one, by the recipe's name; loaded when it is used. */
export const devicePart: Readonly<Record<string, () => Promise<RunOnDevice>>> = {
  'moku-classifier': async () => (await import('./moku-classifier/on-device.js')).onDevice,
};
