import type { Recipe } from '../recipe.js';

/** The vendor's `Signal_ID.ipynb` in its present version, with windows of 80 samples: data, network and settings are its. */
export const signalId: Recipe = {
  name: 'signal-id',
  summary: 'Tell sines, square waves and sawtooths in windows of 80 samples; writes signal-id.linn.',
  expects:
    'every test wave right from any seed, a validation loss of at most 0.0100, a latency of 279 cycles, as the vendor prints them',
  defaultSeed: 5,
  takes: ['patience', 'seeds'],
  load: () => import('./run.js'),
};
