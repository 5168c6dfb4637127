import { formatShape, LinnetError, type Shape } from '@linnet/core';
import type { FloatScope } from './scope.js';

/** Numbers on their way through the graph. */
export interface Value {
  readonly tensor: string;
  /** Of one row. */
  readonly axes: Shape;
}

/**
 * Adds to the graph what a layer computes from what comes in.
 * @throws LinnetError `bad-shape`, in words that follow the layer's name, where that does not fit.
 */
export type LayerWriter = (scope: FloatScope, from: Value) => Value;

/** The length of the last axis, which must be what the layer's weights are for. */
export function checkWidth({ axes }: Value, width: number): void {
  if (axes.length > 0 && axes.at(-1) === width) return;
  throw misfit(`takes ${width} numbers on the last axis and is given ${formatShape(axes)}.`);
}

/** Steps and channels of what comes in. */
export function stepsOf({ axes }: Value): readonly [steps: number, channels: number] {
  const [steps, channels] = axes;
  if (axes.length === 2 && steps !== undefined && channels !== undefined) return [steps, channels];
  throw misfit(`takes rows of steps x channels and is given ${formatShape(axes)}.`);
}

/** An error that says what does not fit; the layer's name is put in front. */
export const misfit = (what: string): LinnetError => new LinnetError('bad-shape', what);
