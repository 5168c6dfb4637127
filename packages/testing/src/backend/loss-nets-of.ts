import type { Loss, Lowerable } from '@linnet/core';
import { dense, planOf } from './layers.js';
import { type Net, net } from './nets.js';

/** Nets with a loss after each of these ends, on rows and on steps. */
export const lossNetsOf = (
  loss: Loss,
  seed: number,
  ends: Readonly<Record<string, readonly Lowerable[]>>,
): readonly Net[] =>
  Object.entries(ends).flatMap(([title, layers], index) => [
    net(`${loss.kind}, ${title}`, planOf(3, [dense(5, 'tanh'), ...layers]), seed + index, { loss }),
    net(`${loss.kind}, ${title}, on steps`, planOf([4, 3], [dense(5, 'tanh'), ...layers]), seed + 50 + index, { loss }),
  ]);
