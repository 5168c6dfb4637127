import { documentInputs, type LinnDocument, layerInputs } from './document.js';

/** What a `.linn` network may be at most, on every device. Device profiles add their own (`devices`). */
export const linnLimits = {
  /** Dense layers. */
  layers: 5,
  /** Neurons of a layer. */
  neurons: 100,
  /** Inputs of the first layer. */
  inputs: 100,
  /** Words of memory for each neuron: the sum over the layers of (inputs + 3). Also the latency in cycles. */
  depth: 1024,
  /** Channels, in and out, for networks with at most as many inputs or outputs. */
  channels: 4,
  /** Weights and biases lie from minus this to this. */
  weight: 1,
} as const;

/** Limits by name. */
export type LinnLimits = Readonly<Record<keyof typeof linnLimits, number>>;

/** How much of one limit a network uses. */
export interface LimitUse {
  /** Which limit. */
  readonly what: 'layers' | 'widest layer' | 'inputs' | 'depth';
  /** Of it. */
  readonly used: number;
  /** The most there may be. */
  readonly limit: number;
}

/** Memory words for each neuron, and cycles of one inference: the sum over the layers of (inputs + 3). */
export const depthOf = (inputs: readonly number[]): number => inputs.reduce((sum, count) => sum + count + 3, 0);

/** How much a network uses of the limits on layers, neurons of a layer, inputs and depth. */
export function limitsUsed(document: LinnDocument): readonly LimitUse[] {
  const { layers } = document;
  return [
    { what: 'layers', used: layers.length, limit: linnLimits.layers },
    { what: 'widest layer', used: Math.max(...layers.map(({ biases }) => biases.length)), limit: linnLimits.neurons },
    { what: 'inputs', used: documentInputs(document), limit: linnLimits.inputs },
    { what: 'depth', used: depthOf(layers.map(layerInputs)), limit: linnLimits.depth },
  ];
}
