import type { Recipe } from '../recipe.js';

/** The anomaly classifier of Liquid Instruments' tutorial: data, network and settings are the tutorial's. */
export const mokuClassifier: Recipe = {
  name: 'moku-classifier',
  summary: 'Tell sines with a plateau from clean ones; writes classifier.linn for the Moku Neural Network instrument.',
  expects:
    'accuracy about 99.5 % on training rows and 95.7 % on validation rows (the tutorial prints 99.48 % and 95.71 %)',
  defaultSeed: 42,
  takes: ['patience'],
  load: () => import('./run.js'),
};
