import type { Shape } from '@linnet/core';

/** Rows of each set that the page is given. */
export const mostShownRows = 2000;

/** Rows as the page draws them: at most `mostShownRows` of each set. */
export interface RowsView {
  /** How many there are in all. */
  readonly rows: number;
  /** One after another, each of `width` numbers. */
  readonly x: Float32Array;
  /** One after another, each of `targets` numbers: class indices, or numbers to predict. */
  readonly y: Float32Array;
}

/** The data of an experiment, and the network that it trains. */
export interface Inspection {
  readonly shape: Shape;
  /** Numbers of a row. */
  readonly width: number;
  /** Numbers of a target. */
  readonly targets: number;
  readonly classNames: readonly string[] | undefined;
  readonly columnNames: readonly string[] | undefined;
  readonly train: RowsView;
  readonly test: RowsView | undefined;
  /** Of rows of two numbers: what a picture of the plane shows, with room around the points. */
  readonly plane: Plane | undefined;
  /** Whether the network is to tell classes; else it predicts numbers. */
  readonly isClasses: boolean;
  readonly network: NetworkView;
}

/** A part of the plane. */
export interface Plane {
  readonly low: readonly [x: number, y: number];
  readonly high: readonly [x: number, y: number];
}

/** A network as the page draws it. */
export interface NetworkView {
  readonly inputs: Shape;
  readonly layers: readonly LayerView[];
  readonly parameters: number;
  /** Keras's table. */
  readonly summary: string;
}

/** One of its layers. */
export interface LayerView {
  readonly kind: string;
  readonly name: string;
  readonly output: Shape;
  readonly activation: string | undefined;
  readonly parameters: number;
  /** Of dense layers, once there are weights: inputs x units, for the strengths of the lines. */
  readonly kernel: { readonly inputs: number; readonly units: number; readonly values: Float32Array } | undefined;
}

/** Units of a layer that are drawn one by one, at most. */
export const mostDrawnUnits = 64;

/** What the worker draws beside training, and how often: changed at any time with `show`. */
export interface Show {
  /** Values of the plane at resolution x resolution places; 0 for none. */
  readonly resolution: number;
  /** Word length of a second picture, of the quantised network; 0 for none. */
  readonly bits: number;
  /** Whether there is one picture for every unit too. */
  readonly units: boolean;
}

/**
 * Values over the plane, at the middles of resolution x resolution cells: rows from the top (high y) down, columns from the
 * left, and of each place all outputs one after another.
 */
export interface Field {
  readonly resolution: number;
  readonly outputs: number;
  /** `resolution * resolution * outputs` numbers. */
  readonly values: Float32Array;
}

/** What the quantised network does on the plane and on the rows. */
export interface QuantisedView {
  readonly bits: number;
  readonly field: Field | undefined;
  /** Accuracy where there are classes, else the mean squared error, of the training rows; undefined where there are none. */
  readonly score: number | undefined;
  /** The same of the rows that are kept apart. */
  readonly testScore: number | undefined;
  /** Values that were limited to what a word holds, of all that were computed on the training rows. */
  readonly saturated: number;
  readonly computed: number;
  /** By the name of each layer that saturates: the share of its values that was limited. */
  readonly saturatedLayers: Readonly<Record<string, number>>;
}

/** Pictures of a network as it is now. */
export interface Views {
  /** From 0: of which of several seeds. */
  readonly model: number;
  readonly field: Field | undefined;
  readonly quantised: QuantisedView | undefined;
  /** Why there is no quantised view, where one was asked for: such as layers that cannot be quantised. */
  readonly refused: string | undefined;
  /**
   * By layer with weights, how many units it has, and a field with an output for each of the first of them, after its
   * activation and what limits it.
   */
  readonly units: readonly { readonly layer: string; readonly count: number; readonly field: Field }[] | undefined;
  /** As in `NetworkView`, with the kernels of its dense layers. */
  readonly layers: readonly LayerView[];
}
