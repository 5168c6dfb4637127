import type { Precision } from './options.js';

/** How a layer of a quantised network is said. */
export interface OnnxLayerReport {
  readonly name: string;
  /**
   * `quantizeLinear`: words go through QuantizeLinear and DequantizeLinear, with their steps, and sums are doubles that hold
   * them without error. `integers`: operators on 64-bit integers, where those would not be exact.
   */
  readonly operators: 'quantizeLinear' | 'integers';
  /** Why it is not `quantizeLinear`. */
  readonly because?: string;
}

/** What a person wants to know of an export. Plain data. */
export interface OnnxReport {
  readonly opset: number;
  /** `float`: floats of the report's `precision`. `quantised`: whole numbers, those of the emulator. */
  readonly arithmetic: 'float' | 'quantised';
  /** What a network in floats is computed in. */
  readonly precision?: Precision;
  /** Operations in the graph. */
  readonly nodes: number;
  /** Weights and biases. */
  readonly parameters: number;
  /** Of a quantised network: how each layer is said, from the first to the last. */
  readonly layers?: readonly OnnxLayerReport[];
  /**
   * Of a quantised network: the most steps of its output by which the file can differ from the emulator. It is 0, because
   * operators that would round otherwise are not used; a layer's `because` says what stands in for them.
   */
  readonly bound?: number;
  readonly notes: readonly string[];
  /** What is assumed of a device, such as its word lengths. */
  readonly assumptions: readonly string[];
}
