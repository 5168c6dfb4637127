import type { Recipe } from '../recipe.js';

/** The vendor's weighted sums, `Sum.ipynb` (Moku:Go) and `Sum_Pro.ipynb`: data, network and settings are its. */
export const sum: Recipe = {
  name: 'sum',
  summary: 'One neuron learns 0.1 a + 0.2 b + 0.1 from two channels; writes sum.linn.',
  expects:
    'a validation loss of about 1e-14, a mean absolute error of about 1e-7, a latency of 5 cycles (the vendor prints 3.8e-15, 4.4e-8 and 5)',
  defaultSeed: 1,
  takes: ['patience', 'seeds'],
  experiments: { three: 'three channels, 0.1 a + 0.2 b + 0.3 c + 0.1, for devices with four' },
  load: () => import('./run.js'),
};
