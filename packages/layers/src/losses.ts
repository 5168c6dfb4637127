import { type Loss, unknownName } from '@linnet/core';

const losses = {
  meanSquaredError: { kind: 'meanSquaredError' },
  binaryCrossentropy: { kind: 'binaryCrossentropy' },
  categoricalCrossentropy: { kind: 'categoricalCrossentropy' },
  sparseCategoricalCrossentropy: { kind: 'sparseCategoricalCrossentropy' },
} as const satisfies Readonly<Record<Loss['kind'], Loss>>;

/** Losses that can be named. */
export type LossName = keyof typeof losses;

const meant: Readonly<Record<string, string>> = {
  mse: '"meanSquaredError"',
  l2: '"meanSquaredError"',
  bce: '"binaryCrossentropy"',
  logloss: '"binaryCrossentropy"',
  crossentropy: '"binaryCrossentropy" or "categoricalCrossentropy"',
  cce: '"categoricalCrossentropy"',
  softmaxcrossentropy: '"categoricalCrossentropy"',
  scce: '"sparseCategoricalCrossentropy"',
  sparsecrossentropy: '"sparseCategoricalCrossentropy"',
};

/** A loss by value, or by name. */
export function resolveLoss(loss: LossName | Loss): Loss {
  const name = typeof loss === 'string' ? loss : loss.kind;
  if (!Object.hasOwn(losses, name)) throw unknownName('loss', name, Object.keys(losses), meant);
  return losses[name];
}
