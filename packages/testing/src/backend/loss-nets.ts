import { activation, clip, dense, planOf, softmax } from './layers.js';
import { lossNetsOf } from './loss-nets-of.js';
import { type Net, net } from './nets.js';
import { predictionNets } from './prediction-nets.js';
import { gru } from './recurrent-layers.js';

const logits = [dense(4, 'linear')];

/** Every loss: of predictions, with the function at the end that belongs to it, and of logits; on rows and on steps. */
export const lossNets: readonly Net[] = [
  ...lossNetsOf({ kind: 'binaryCrossentropy' }, 2100, {
    'a sigmoid in the last layer': [dense(3, 'sigmoid')],
    'a sigmoid at the end': [dense(3, 'linear'), activation('sigmoid')],
    probabilities: [dense(3, 'sigmoid'), clip(0.2, 0.8)],
    'one unit': [dense(1, 'sigmoid')],
  }),
  ...lossNetsOf({ kind: 'categoricalCrossentropy' }, 2200, {
    'a softmax at the end': [...logits, softmax],
    'shares that are not of 1': [dense(4, 'sigmoid')],
    'a softmax that is not the end': [...logits, softmax, clip(0.1, 0.5)],
  }),
  ...lossNetsOf({ kind: 'sparseCategoricalCrossentropy' }, 2300, {
    'a softmax at the end': [...logits, softmax],
    'shares that are not of 1': [dense(4, 'sigmoid')],
    'a softmax that is not the end': [...logits, softmax, clip(0.1, 0.5)],
    'sure shares of which some are 0': [...logits, clip(0, 1)],
  }),
  // What users see are the logits, whatever they come from.
  ...(['binaryCrossentropy', 'categoricalCrossentropy', 'sparseCategoricalCrossentropy'] as const).flatMap(
    (kind, index) =>
      lossNetsOf({ kind, fromLogits: true }, 2400 + 10 * index, {
        'as logits': logits,
        'as logits, which a function makes': [...logits, activation('tanh')],
      }),
  ),
  // Most numbers are beyond 0 and 1.
  ...[[3], [4, 3]].map((input, index) =>
    net(
      `binaryCrossentropy, sure probabilities, ${input}`,
      planOf(input, [dense(3, 'linear'), clip(0, 1)]),
      2820 + index,
      { loss: { kind: 'binaryCrossentropy' }, size: 3 },
    ),
  ),
  // Logits of some dozens: most shares are below what losses limit them to.
  ...(['categoricalCrossentropy', 'sparseCategoricalCrossentropy'] as const).map((kind, index) =>
    net(`${kind}, sure shares`, planOf(3, [dense(5, 'tanh'), dense(4, 'linear'), softmax, clip(0, 1)]), 2800 + index, {
      loss: { kind },
      size: 10,
    }),
  ),
  net('meanSquaredError, a sigmoid at the end', planOf(3, [dense(5, 'tanh'), dense(3, 'sigmoid')]), 2900),
  net(
    'sparseCategoricalCrossentropy after a gru, every step',
    planOf([4, 2], [gru(5, { sequences: true }), dense(3, 'linear'), softmax]),
    2901,
    { loss: { kind: 'sparseCategoricalCrossentropy' } },
  ),
  ...predictionNets,
];
