import type { Recipe } from '../recipe.js';

/** The blog post that trains a first LSTM on whether a number is above a threshold: data, network and settings are its. */
export const thresholdLstm: Recipe = {
  name: 'threshold-lstm',
  summary: 'An LSTM learns whether the first of two steps is above 50; the second is noise.',
  expects:
    'with the settings of the post best accuracy 0.92 to 0.99 and final 0.77 to 0.94 (Keras 3, 20 seeds; the post says about 1); with Adam 0.02 a median of at least 0.99',
  defaultSeed: 1,
  takes: ['seeds'],
  load: () => import('./run.js'),
};
