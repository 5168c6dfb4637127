import { type Loss, lossKinds } from '@linnet/core';

/** A loss that is a metric as well. */
export type MeasuredLoss = Exclude<Loss['kind'], 'huber'>;

/** Losses that are metrics as well. */
export const measuredLosses = lossKinds.filter((kind): kind is MeasuredLoss => kind !== 'huber');

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
