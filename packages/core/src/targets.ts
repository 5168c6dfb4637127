import type { Loss } from './backend.js';
import type { Shape } from './shape.js';

/** The shape of a row's targets for predictions of this shape: a class index takes the place of the last axis. */
export const targetShape = (output: Shape, { kind }: Loss): Shape =>
  kind === 'sparseCategoricalCrossentropy' ? output.slice(0, -1) : output;
