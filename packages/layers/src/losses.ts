import { type Loss, unknownName } from '@linnet/core';

const losses = { meanSquaredError: { kind: 'meanSquaredError' } } as const satisfies Readonly<Record<string, Loss>>;

/** Losses that can be named. */
export type LossName = keyof typeof losses;

/** A loss by value, or by name. */
export function resolveLoss(loss: LossName | Loss): Loss {
  if (typeof loss !== 'string') return loss;
  if (!Object.hasOwn(losses, loss)) throw unknownName('loss', loss, Object.keys(losses));
  return losses[loss];
}
