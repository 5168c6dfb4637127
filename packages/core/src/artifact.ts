import type { Float32NdArray } from './ndarray.js';
import type { QuantisedNetwork } from './quantised.js';
import type { Scaling } from './scaling.js';
import type { Shape } from './shape.js';

/** What JSON can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A layer's options as plain data, enough to make the layer again. */
export type LayerConfig = Readonly<Record<string, JsonValue>>;

/** A layer as data: what exporters read. */
export interface LayerSpec {
  /** Such as `dense`; it names the factory that makes the layer again. */
  readonly kind: string;
  /** Unique in the model, such as `dense_1`. */
  readonly name: string;
  /** Its options. */
  readonly config: LayerConfig;
  /** By name, such as `kernel` (inputs x units) and `bias`. */
  readonly weights: Readonly<Record<string, Float32NdArray>>;
}

/** A model with its weights, as plain data: what exporters read and what is saved. */
export interface ModelArtifact {
  /** With its version. */
  readonly format: 'linnet/1';
  /** Shape of one input row. */
  readonly input: Shape;
  /** From the first to the last. */
  readonly layers: readonly LayerSpec[];
  /** How inputs are scaled before the first layer, and outputs after the last. */
  readonly scaling?: Scaling;
  /** The same network in integers, where it was quantised: it takes what scaling gives, and scaling is undone after it. */
  readonly quantised?: QuantisedNetwork;
}
