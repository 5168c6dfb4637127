import type { Recipe } from '../recipe.js';

/** The vendor's introduction, `Simple_sine.ipynb`: data, network and settings are its. */
export const simpleSine: Recipe = {
  name: 'simple-sine',
  summary: 'A voltage in, five periods of a cosine out: any response curve as a network; writes simple-sine.linn.',
  expects: 'a loss of 0.0010 after 1,000 epochs, a latency of 109 cycles, as the vendor prints them',
  defaultSeed: 2,
  defaultDataSeed: 7,
  takes: ['seeds'],
  load: () => import('./run.js'),
};
