import type { NetworkView, Plane, Views } from './drawings.js';

/** The network that the worker has now: what is exported, streamed and uploaded. */
export interface NetworkFacts {
  /** Whether it was trained here; else it came from a file. */
  readonly isTrained: boolean;
  /** That of its model file. */
  readonly checksum: string;
  /** Why the instrument cannot hold it; empty where it can. */
  readonly instrumentProblems: readonly string[];
}

/** A model that came from a file. */
export interface RestoredView {
  readonly network: NetworkView;
  readonly checksum: string;
  /** `model` files say all; a `.linn` holds a network for the instrument alone. */
  readonly kind: 'model' | 'linn';
  /** Of networks on two numbers: what the views show. */
  readonly plane: Plane | undefined;
  /** Whether it tells classes, as its last activation says; else numbers. */
  readonly isClasses: boolean;
  readonly views: Views;
  /** What to know of it, such as that its setup is not there. */
  readonly notes: readonly string[];
}

/** The arithmetic that a stream runs in. */
export type Arithmetic = { readonly kind: 'float' } | { readonly kind: 'fixed'; readonly bits: number };

/** The trained network as the instrument runs it, sample by sample. */
export interface StreamView {
  /** Samples that a window holds. */
  readonly needed: number;
  readonly outputs: number;
}

/** What instruments make of a network that they can hold. */
export interface InstrumentsView {
  /** Of one inference, approximately. */
  readonly latencyCycles: number;
  /** What the seconds of the devices rest on. */
  readonly assumption: string;
  /** How much of what there is the network uses, such as 5 layers of 5. */
  readonly limits: readonly { readonly what: string; readonly used: number; readonly limit: number }[];
  /** Every kind of instrument. */
  readonly devices: readonly DeviceView[];
}

/** A kind of instrument. */
export interface DeviceView {
  readonly name: string;
  readonly clockHertz: number;
  /** Of one inference, approximately. */
  readonly latencySeconds: number;
  /** The fastest that it samples, in hertz. */
  readonly sampleRate: number;
  /** Voltages, such as `-2.5 V to 2.5 V`. */
  readonly inputRange: string;
  /** What keeps it from running this network, or is to be watched for. */
  readonly notes: readonly string[];
}
