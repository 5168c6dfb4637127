import type { Loss } from '@linnet/core';

/** Losses that are metrics as well. */
export const measuredLosses = [
  'meanSquaredError',
  'meanAbsoluteError',
  'meanAbsolutePercentageError',
  'meanSquaredLogarithmicError',
  'logCosh',
  'hinge',
  'squaredHinge',
  'categoricalHinge',
  'poisson',
  'klDivergence',
  'cosineSimilarity',
  'binaryCrossentropy',
  'categoricalCrossentropy',
  'sparseCategoricalCrossentropy',
] as const satisfies readonly Loss['kind'][];

/** All losses. */
export const lossNames: readonly Loss['kind'][] = [...measuredLosses, 'huber'];

/** What else losses and metrics are called, for suggestions. */
export const shortNames: Readonly<Record<string, string>> = {
  mse: '"meanSquaredError"',
  mae: '"meanAbsoluteError"',
  mape: '"meanAbsolutePercentageError"',
  msle: '"meanSquaredLogarithmicError"',
  kld: '"klDivergence"',
  bce: '"binaryCrossentropy"',
  logloss: '"binaryCrossentropy"',
  crossentropy: '"binaryCrossentropy" or "categoricalCrossentropy"',
  cce: '"categoricalCrossentropy"',
  scce: '"sparseCategoricalCrossentropy"',
};
