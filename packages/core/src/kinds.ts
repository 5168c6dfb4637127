import type { GradientClipping, Loss, OptimizerSpec } from './backend.js';
import type { Constraint, OpKinds } from './plan.js';

// What there is of each, once: for whoever names, checks or refuses. Of losses and optimisers a kernel may take the place in
// the list for a code, so new ones go to the end.

/** Every loss. */
export const lossKinds = [
  'meanSquaredError',
  'binaryCrossentropy',
  'categoricalCrossentropy',
  'sparseCategoricalCrossentropy',
  'meanAbsoluteError',
  'meanAbsolutePercentageError',
  'meanSquaredLogarithmicError',
  'huber',
  'logCosh',
  'hinge',
  'squaredHinge',
  'poisson',
  'categoricalHinge',
  'klDivergence',
  'cosineSimilarity',
] as const satisfies readonly Loss['kind'][];

/** Every optimiser. */
export const optimizerKinds = [
  'sgd',
  'adam',
  'rmsprop',
  'adamax',
  'nadam',
  'adagrad',
  'adadelta',
] as const satisfies readonly OptimizerSpec['kind'][];

/** Every way to clip gradients. */
export const clippingKinds = ['value', 'norm', 'globalNorm'] as const satisfies readonly GradientClipping['by'][];

/** Every way to make several inputs one. */
export const mergeKinds = [
  'concatenate',
  'sum',
  'product',
  'mean',
] as const satisfies readonly OpKinds['merge']['by'][];

/** Everything that can hold of a parameter. */
export const constraintKinds = ['interval', 'norm'] as const satisfies readonly Constraint['kind'][];
