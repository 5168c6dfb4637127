import type { Recipe } from '../recipe.js';

/** The vendor's `Autoencoder.ipynb` (and `Autoencoder_Pro.ipynb`, which differs in nothing that trains): data, network and settings are its. */
export const autoencoder: Recipe = {
  name: 'autoencoder',
  summary: 'Random walks through two numbers and back, which takes noise off any slow signal; writes autoencoder.linn.',
  expects:
    'a validation loss of 0.0181 and a latency of 78 cycles, as the vendor prints them, noise taken off about as by a Gaussian filter',
  defaultSeed: 0,
  defaultDataSeed: 0,
  takes: ['patience'],
  load: () => import('./run.js'),
};
