import type { Numbers } from '../file/element-types.js';
import type { GraphScope } from '../file/graph.js';
import type { Precision } from '../options.js';

/** Adds to a graph what a layer in floats computes. */
export interface FloatScope extends GraphScope {
  readonly precision: Precision;
  /** Adds numbers of the type that the network computes with; see `constant`. */
  numbers(name: string, values: Numbers, shape?: readonly number[]): string;
}

/** A scope whose numbers are of this precision. */
export const floatScope = (scope: GraphScope, precision: Precision): FloatScope => ({
  ...scope,
  precision,
  numbers: (name, values, shape) => scope.constant(name, precision === 'double' ? 'double' : 'float', values, shape),
});
