import type { Recipe } from '../recipe.js';

/** A course's notebook on classifiers of simulated data: data, networks and settings are its, and the exercises at its end. */
export const classification: Recipe = {
  name: 'classification',
  summary:
    'Two and three classes of simulated data, in batches that are not shuffled; then overfitting, and several labels a row.',
  expects:
    'one sigmoid unit about 0.9 after 100 epochs; a softmax of three a loss of about 0.44 and an accuracy of about 0.87 (the notebook)',
  defaultSeed: 1,
  defaultDataSeed: 77317,
  experiments: {
    overfitting: 'the exercises: more data, a train-validation split, and what the large network learns by heart',
    multilabel: 'rows with several labels, and a sigmoid for each',
  },
  load: () => import('./run.js'),
};
