import type { Lowerable } from '@linnet/core';
import { dense, planOf, softmax } from './layers.js';
import { type Net, net } from './nets.js';
import { batchNormalization, layerNormalization, type NormalisingOptions } from './normalising-layers.js';
import { gru } from './recurrent-layers.js';

const kinds = { 'batch normalization': batchNormalization, 'layer normalization': layerNormalization };

const frozen = (options: NormalisingOptions = {}): Lowerable => batchNormalization({ ...options, frozen: true });

/** Both normalisations with their options, at both ends and within, on rows and on steps. */
export const normalisingNets: readonly Net[] = [
  ...Object.entries(kinds).flatMap(([title, layer], index) => netsOf(title, layer, 5000 + 100 * index)),
  // With a gamma and a beta that train, and without any that do.
  net('frozen batch normalization', planOf(3, [dense(5, 'tanh'), frozen(), dense(2, 'linear')]), 5200),
  net(
    'frozen batch normalization on steps, all of it',
    planOf([4, 3], [dense(5, 'tanh'), frozen({ scales: { trained: false } }), dense(2, 'linear')]),
    5201,
  ),
  net(
    'frozen batch normalization beside one that is not',
    planOf(4, [batchNormalization(), frozen(), dense(3, 'tanh')]),
    5202,
  ),
];

function netsOf(
  title: string,
  layer: (options?: NormalisingOptions) => ReturnType<typeof batchNormalization>,
  seed: number,
) {
  const plain = { affine: false, epsilon: 0.02 };
  return [
    net(`${title} within`, planOf(3, [dense(5, 'tanh'), layer(), dense(2, 'linear')]), seed),
    net(`${title} at both ends`, planOf(4, [layer(), dense(3, 'tanh'), layer({ epsilon: 0.05 })]), seed + 1),
    net(`${title} without gamma and beta`, planOf(3, [dense(7, 'relu'), layer(plain), dense(2, 'tanh')]), seed + 2),
    net(`${title} on steps`, planOf([4, 3], [dense(5, 'tanh'), layer(), dense(2, 'linear'), layer()]), seed + 3),
    net(`${title} on steps of steps`, planOf([2, 3, 4], [dense(3, 'linear'), layer(), dense(2, 'tanh')]), seed + 4),
    net(`${title} between recurrent layers`, planOf([3, 2], [gru(3, { sequences: true }), layer(), gru(2)]), seed + 5),
    net(`${title} before a softmax`, planOf(3, [dense(4, 'linear'), layer(), softmax]), seed + 6, {
      loss: { kind: 'categoricalCrossentropy' },
    }),
  ];
}
