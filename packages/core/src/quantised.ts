import type { Shape } from './shape.js';

/** How a number between two integers becomes one of them: down, to the nearer and halves up, to the nearer and halves to even. */
export type Rounding = 'floor' | 'halfUp' | 'halfEven';

/**
 * What becomes of an integer that does not fit its word: its low bits (`wrap`), the nearest that fits (`saturate`), or the
 * nearest whose negative fits as well (`saturateSymmetric`).
 */
export type Overflow = 'wrap' | 'saturate' | 'saturateSymmetric';

/** Signed numbers of `bits` bits that count steps: an integer i stands for i `step`. */
export interface NumberFormat {
  /** 2 to 32. */
  readonly bits: number;
  /** A power of two where shifts do: 2^-fraction. */
  readonly step: number;
}

/** A format with what happens to numbers that it does not have. */
export interface WordFormat extends NumberFormat {
  readonly rounding: Rounding;
  readonly overflow: Overflow;
}

/**
 * From an integer to one of another step: `round(value multiplier 2^-shift)`, then into the word. Sums times the multiplier,
 * and half of 2^shift with them, fit 64 bits, as the weights prove.
 */
export interface Rescaling {
  /**
   * One for each unit, or one for all: whole, from 1 to 2^31 - 1. Where steps are powers of two it is 1, or a power of two
   * with shift 0 where the new step is the finer one.
   */
  readonly multipliers: readonly number[];
  /** As many, each 0 to 62. */
  readonly shifts: readonly number[];
}

/**
 * A function of one integer by its values at evenly spaced ones. The integer z is limited to [low, low + (n << shift)), with
 * n the number of steps; with d = z - low, i = d >> shift and r = d - (i << shift) the value is `values[i]`, or between
 * values `values[i] + round((values[i + 1] - values[i]) r 2^-shift)`, half up.
 */
export interface ActivationTable {
  readonly low: number;
  /** 0 to 31. */
  readonly shift: number;
  /** Whether values in between are interpolated; then there is one value more than there are steps. */
  readonly isInterpolated: boolean;
  /** In steps of the layer's output. */
  readonly values: readonly number[];
}

/**
 * A fully connected layer in integers. For input integers x, and unit j:
 *
 * 1. s = sum of weights[j][i] x[i] + biases[j], exact: `accumulatorBits` are enough, as the weights prove;
 * 2. z = s rescaled to the step of `sum`, rounded, and put into its word;
 * 3. y = z (`linear`), max(z, 0) (`relu`), or what the table says, in steps of `output`;
 * 4. y limited to [least, greatest].
 */
export interface QuantisedLayer {
  /** Of the layer of the model that it was made from. */
  readonly name: string;
  readonly inputs: number;
  readonly units: number;
  /** Units x inputs. */
  readonly weights: Int32Array;
  /** Integers in steps of the products; they may pass 32 bits, never 2^53. */
  readonly biases: Float64Array;
  /** Of the weights: one for each unit, or one for all. */
  readonly weightFormats: readonly NumberFormat[];
  /** How many bits, sign included, hold every sum that inputs within their word can make, in any order of adding. */
  readonly accumulatorBits: number;
  readonly rescaling: Rescaling;
  readonly sum: NumberFormat;
  readonly rounding: Rounding;
  readonly overflow: Overflow;
  readonly activation: 'linear' | 'relu' | ActivationTable;
  readonly output: NumberFormat;
  readonly least: number;
  readonly greatest: number;
}

/**
 * A network in integers: what the emulator runs and exporters write, all from the same numbers. An input x is
 * `round(x / step)`, put into the word of `input`; outputs are integers times the step of the last layer's output.
 */
export interface QuantisedNetwork {
  readonly format: 'linnet-quantised/1';
  readonly shape: Shape;
  readonly input: WordFormat;
  readonly layers: readonly QuantisedLayer[];
  /** What is assumed of a device, such as its word lengths; to be told wherever a number rests on it. */
  readonly assumptions: readonly string[];
  /** What of the model is not in it, such as a last softmax; to be told with what it gives. */
  readonly notes: readonly string[];
}
