import type { Loss, Lowerable } from '@linnet/core';
import { activation, clip, dense, gru, planOf, softmax } from './layers.js';
import { type Net, net } from './nets.js';

const seeds: Readonly<Record<Loss['kind'], number>> = {
  meanSquaredError: 2000,
  binaryCrossentropy: 2100,
  categoricalCrossentropy: 2200,
  sparseCategoricalCrossentropy: 2300,
};

/** Every loss, with the function at the end that belongs to it and without, on rows and on steps. */
export const lossNets: readonly Net[] = [
  ...lossNetsOf('binaryCrossentropy', {
    'a sigmoid in the last layer': [dense(3, 'sigmoid')],
    'a sigmoid at the end': [dense(3, 'linear'), activation('sigmoid')],
    probabilities: [dense(3, 'sigmoid'), clip(0.2, 0.8)],
    'one unit': [dense(1, 'sigmoid')],
  }),
  ...lossNetsOf('categoricalCrossentropy', {
    'a softmax at the end': [dense(4, 'linear'), softmax],
    'shares that are not of 1': [dense(4, 'sigmoid')],
    'a softmax that is not the end': [dense(4, 'linear'), softmax, clip(0.1, 0.5)],
  }),
  ...lossNetsOf('sparseCategoricalCrossentropy', {
    'a softmax at the end': [dense(4, 'linear'), softmax],
    'shares that are not of 1': [dense(4, 'sigmoid')],
    'a softmax that is not the end': [dense(4, 'linear'), softmax, clip(0.1, 0.5)],
    'sure shares of which some are 0': [dense(4, 'linear'), clip(0, 1)],
  }),
  // Most numbers are beyond 0 and 1.
  ...[[3], [4, 3]].map((input, index) =>
    net(
      `binaryCrossentropy, sure probabilities, ${input}`,
      planOf(input, [dense(3, 'linear'), clip(0, 1)]),
      2820 + index,
      {
        loss: 'binaryCrossentropy',
        size: 3,
      },
    ),
  ),
  // Logits of some dozens: most shares are below what losses limit them to.
  ...(['categoricalCrossentropy', 'sparseCategoricalCrossentropy'] as const).map((loss, index) =>
    net(`${loss}, sure shares`, planOf(3, [dense(5, 'tanh'), dense(4, 'linear'), softmax, clip(0, 1)]), 2800 + index, {
      loss,
      size: 10,
    }),
  ),
  net('meanSquaredError, a sigmoid at the end', planOf(3, [dense(5, 'tanh'), dense(3, 'sigmoid')]), 2900),
  net(
    'sparseCategoricalCrossentropy after a gru, every step',
    planOf([4, 2], [gru(5, { sequences: true }), dense(3, 'linear'), softmax]),
    2901,
    { loss: 'sparseCategoricalCrossentropy' },
  ),
];

function lossNetsOf(loss: Loss['kind'], ends: Readonly<Record<string, readonly Lowerable[]>>): readonly Net[] {
  return Object.entries(ends).flatMap(([title, layers], index) => [
    net(`${loss}, ${title}`, planOf(3, [dense(5, 'tanh'), ...layers]), seeds[loss] + index, { loss }),
    net(`${loss}, ${title}, on steps`, planOf([4, 3], [dense(5, 'tanh'), ...layers]), seeds[loss] + 50 + index, {
      loss,
    }),
  ]);
}
