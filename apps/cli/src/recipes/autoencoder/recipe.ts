import type { Recipe } from '../recipe.js';

/** The vendor's `Autoencoder.ipynb` (and `Autoencoder_Pro.ipynb`, which differs in nothing that trains): data, network and settings are its. */
export const autoencoder: Recipe = {
  name: 'autoencoder',
  summary: 'Random walks through two numbers and back, which takes noise off any slow signal; writes autoencoder.linn.',
  expects:
    'a validation loss of about 0.018, noise taken off as by a Gaussian filter, a latency of 78 cycles (the vendor prints 0.0181 and 78)',
  defaultSeed: 0,
  defaultDataSeed: 0,
  takes: ['patience'],
  load: () => import('./run.js'),
};
