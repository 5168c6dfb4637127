import type { Interval, Shape } from '@linnet/core';
import type { FunctionName } from './functions.js';

/** A fully connected step; its batch normalisation, if one followed it, is part of it. */
export interface DenseStep {
  readonly kind: 'dense';
  readonly inputs: number;
  readonly units: number;
  /** Units x inputs; in doubles until they are written. */
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

/** What happens to a vector, one thing at a time. All but `dense` happen in place. */
export type FloatStep =
  | DenseStep
  | { readonly kind: 'function'; readonly function: FunctionName }
  | { readonly kind: 'clip'; readonly to: Interval }
  /** (x - mean) scale + shift, with one of each for every place of the last axis. */
  | {
      readonly kind: 'affine';
      readonly mean: Float64Array;
      readonly scale: Float64Array;
      readonly shift: Float64Array;
    }
  /** The mean and variance of each row of the last axis taken away; the affine step of gamma and beta follows. */
  | { readonly kind: 'normalise'; readonly width: number; readonly epsilon: number }
  /** exp(x - max) over its sum, of each row of the last axis. */
  | { readonly kind: 'softmax'; readonly width: number };

/** A step, the layer it comes from, and how many numbers leave it. */
export interface PlacedStep {
  readonly step: FloatStep;
  readonly layer: string;
  readonly size: number;
}

/** A model in floats as its C computes it. */
export interface FloatProgram {
  readonly shape: Shape;
  readonly inputs: number;
  readonly outputs: number;
  readonly steps: readonly PlacedStep[];
}
