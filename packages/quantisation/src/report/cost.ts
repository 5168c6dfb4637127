import type { QuantisedLayer, QuantisedNetwork } from '@linnet/core';
import { type DeviceName, devices, latencyAssumption, latencyFor } from '@linnet/linn-export';
import { bitsFor } from '../accumulator.js';

/** What a network takes on a chip, with a multiplier for each neuron and one input a cycle. Plain data. */
export interface QuantisationCost {
  /** Bits of weights, biases (each as long as the greatest of its layer needs) and tables. */
  readonly memoryBits: { readonly weights: number; readonly biases: number; readonly tables: number };
  /** Of one inference; those by weights that are 0 count too. */
  readonly multiplications: number;
  readonly zeroWeights: number;
  /**
   * Effective bit operations: over all products, the bits between the highest and the lowest 1 of the weight, times those of
   * the input (Sun et al., Gradient-based automatic mixed precision quantization, arXiv 2405.00645).
   */
  readonly ebops: number;
  /** One for each neuron. */
  readonly multipliers: number;
  /** From the first input to the last output: the sum over the layers of (inputs + 3). */
  readonly cycles: number;
  /** Cycles from one row to the next, where layers work side by side: the inputs of the widest, as in the exported Verilog. */
  readonly initiationInterval: number;
  /** What the seconds rest on; show it with them. */
  readonly assumption: string;
  readonly devices: readonly DeviceTime[];
}

/** One device's approximate times. */
export interface DeviceTime {
  readonly device: DeviceName;
  readonly seconds: number;
  readonly rowsPerSecond: number;
}

/**
 * What a quantised network costs.
 *
 * @example
 * ```ts
 * const { cycles, ebops, memoryBits } = costOf(network);
 * ```
 */
export function costOf({ input, layers }: QuantisedNetwork): QuantisationCost {
  const { cycles, devices: times } = latencyFor(layers.map(({ inputs }) => inputs));
  const initiationInterval = Math.max(...layers.map(({ inputs }) => inputs));
  const clocks = new Map(devices.map(({ name, clock }) => [name, clock]));
  const total = (of: (layer: QuantisedLayer, index: number) => number): number =>
    layers.reduce((sum, layer, index) => sum + of(layer, index), 0);
  return {
    memoryBits: { weights: total(weightBits), biases: total(biasBits), tables: total(tableBits) },
    multiplications: total(({ weights }) => weights.length),
    zeroWeights: total(({ weights }) => weights.reduce((count, weight) => count + (weight === 0 ? 1 : 0), 0)),
    ebops: total(({ weights }, index) => effectiveBits(weights) * (layers[index - 1]?.output ?? input).bits),
    multipliers: total(({ units }) => units),
    cycles,
    initiationInterval,
    assumption: latencyAssumption,
    devices: times.map((time) => ({ ...time, rowsPerSecond: (clocks.get(time.device) ?? 0) / initiationInterval })),
  };
}

const weightBits = ({ weights, weightFormats }: QuantisedLayer): number =>
  (weights.length / weightFormats.length) * weightFormats.reduce((sum, { bits }) => sum + bits, 0);

const biasBits = ({ biases, units }: QuantisedLayer): number =>
  units * bitsFor(BigInt(biases.reduce((most, bias) => Math.max(most, Math.abs(bias)), 0)));

const tableBits = ({ activation, output }: QuantisedLayer): number =>
  typeof activation === 'string' ? 0 : activation.values.length * output.bits;

/** The bits from the lowest to the highest 1 of each magnitude, summed. */
function effectiveBits(weights: Int32Array): number {
  let sum = 0;
  for (const weight of weights) {
    const magnitude = Math.abs(weight);
    if (magnitude === 0) continue;
    const lowest = 31 - Math.clz32(magnitude & -magnitude);
    sum += 32 - Math.clz32(magnitude) - lowest;
  }
  return sum;
}
