import type { Recipe } from '../recipe.js';

/** The vendor's `DFT.ipynb`: data, network and settings are its. */
export const dft: Recipe = {
  name: 'dft',
  summary: 'A layer of eight linear neurons learns four bins of a Fourier transform of 16 samples; writes dft.linn.',
  expects:
    'a validation loss of at most 1.1e-4, an error of at most 8.5e-5 on new signals, a latency of 19 cycles, as the vendor prints them',
  defaultSeed: 42,
  defaultDataSeed: 42,
  takes: ['patience'],
  load: () => import('./run.js'),
};
