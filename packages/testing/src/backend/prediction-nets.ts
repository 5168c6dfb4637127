import type { Float32Samples } from '@linnet/core';
import { activation, dense, planOf, softmax } from './layers.js';
import { lossNetsOf } from './loss-nets-of.js';
import { type Net, net } from './nets.js';

// Predictions on both sides of 0, and of each target.
const linear = { predictions: [dense(3, 'linear')] };
const shares = { shares: [dense(4, 'linear'), softmax] };
const divergence = { kind: 'klDivergence' } as const;
const cosine = { kind: 'cosineSimilarity' } as const;
const percentage = { kind: 'meanAbsolutePercentageError' } as const;

/** Losses that are not cross-entropies, and where their formulas have their corners. */
export const predictionNets: readonly Net[] = [
  ...lossNetsOf({ kind: 'meanAbsoluteError' }, 3100, linear),
  ...lossNetsOf(percentage, 3110, linear),
  ...lossNetsOf({ kind: 'meanSquaredLogarithmicError' }, 3120, linear),
  ...lossNetsOf({ kind: 'huber', delta: 0.4 }, 3130, linear),
  ...lossNetsOf({ kind: 'huber', delta: 1 }, 3132, linear),
  ...lossNetsOf({ kind: 'logCosh' }, 3140, linear),
  ...lossNetsOf({ kind: 'hinge' }, 3150, linear),
  ...lossNetsOf({ kind: 'squaredHinge' }, 3160, linear),
  ...lossNetsOf({ kind: 'categoricalHinge' }, 3170, { predictions: [dense(4, 'linear')], ...shares }),
  ...lossNetsOf({ kind: 'poisson' }, 3180, { rates: [dense(3, 'linear'), activation('sigmoid')] }),
  ...lossNetsOf(divergence, 3190, { ...shares, 'numbers beyond 0 and 1': [dense(4, 'linear')] }),
  ...lossNetsOf(cosine, 3200, linear),
  net('logCosh, far predictions', planOf(3, [dense(3, 'linear')]), 3300, { loss: { kind: 'logCosh' }, size: 60 }),
  withTargets(
    'of 0',
    (y) => y.map(() => 0),
    net(percentage.kind, planOf(3, [dense(2, 'linear')]), 3301, { loss: percentage }),
  ),
  withTargets(
    'some of no length',
    (y) => y.map((value, at) => (at % 6 < 3 ? 0 : value)),
    net(cosine.kind, planOf(3, [dense(3, 'linear')]), 3302, { loss: cosine }),
  ),
  net('cosineSimilarity, short predictions', planOf(3, [dense(3, 'linear')]), 3303, { loss: cosine, size: 3e-7 }),
  net('cosineSimilarity, predictions of almost no length', planOf(3, [dense(3, 'linear')]), 3304, {
    loss: cosine,
    size: 1e-8,
  }),
];

function withTargets(title: string, to: (y: Float32Array) => Float32Array, { samples, ...rest }: Net): Net {
  const own: Float32Samples = { ...samples, y: { ...samples.y, data: to(samples.y.data) } };
  return { ...rest, title: `${rest.title}, targets ${title}`, samples: own };
}
