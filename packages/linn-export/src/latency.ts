import { type DeviceName, devices } from './devices.js';
import { type LinnDocument, layerInputs } from './document.js';
import { depthOf } from './limits.js';

/** How long one inference takes, approximately. */
export interface LatencyEstimate {
  /** Of one inference. */
  readonly cycles: number;
  /** What the seconds rest on; show it with them. */
  readonly assumption: string;
  /** The same on every instrument, at the core clock of its slot. */
  readonly devices: readonly { readonly device: DeviceName; readonly seconds: number }[];
}

/** What turns cycles into seconds: the vendor says "cycles" and no more. */
export const latencyAssumption = "approx., if a cycle is one cycle of the slot's core clock";

/**
 * Cycles of one inference: the sum over the layers of (inputs + 3), as the vendor's exporter prints it.
 * It depends on inputs only, so an output mapping does not change it.
 */
export const latencyCycles = ({ layers }: LinnDocument): number => depthOf(layers.map(layerInputs));

/**
 * Seconds of one inference on every device, with the assumption they rest on.
 * @example
 * ```ts
 * const { devices, assumption } = latencyOn(parseLinn(text));
 * for (const { device, seconds } of devices) console.log(`${device}: ${seconds * 1e6} µs (${assumption})`);
 * ```
 */
export const latencyOn = ({ layers }: LinnDocument): LatencyEstimate => latencyFor(layers.map(layerInputs));

/** {@link latencyOn} for a network that is only planned: `inputs` are those of each dense layer, first to last. */
export function latencyFor(inputs: readonly number[]): LatencyEstimate {
  const cycles = depthOf(inputs);
  const seconds = devices.map(({ name, clock }) => ({ device: name, seconds: cycles / clock }));
  return { cycles, assumption: latencyAssumption, devices: seconds };
}
