import type { Recipe } from '../recipe.js';

/** The vendor's weighted sums, `Sum.ipynb` (Moku:Go) and `Sum_Pro.ipynb`: data, network and settings are its. */
export const sum: Recipe = {
  name: 'sum',
  summary: 'One neuron learns 0.1 a + 0.2 b + 0.1 from two channels; writes sum.linn.',
  expects:
    'a validation loss of at most 3.8e-15, a mean absolute error of at most 4.4e-8, a latency of 5 cycles, as the vendor prints them',
  defaultSeed: 11,
  takes: ['patience', 'seeds'],
  experiments: { three: 'three channels, 0.1 a + 0.2 b + 0.3 c + 0.1, for devices with four' },
  load: () => import('./run.js'),
};
