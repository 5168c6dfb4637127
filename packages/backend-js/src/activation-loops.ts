import type { Floats } from '@linnet/core';

/** An activation over the numbers from `start` to before `end`. */
export interface ActivationLoops {
  apply(values: Floats, start: number, end: number): void;
  /**
   * `delta` = gradient times the derivative, which each of these functions can tell from its results.
   * `delta` may be the gradient itself.
   */
  scaleGradient(delta: Floats, gradient: Floats, results: Floats, start: number, end: number): void;
}
