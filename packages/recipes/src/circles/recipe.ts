import type { Recipe } from '../recipe.js';
import { chosenSeed } from './seed.js';

/** The public notebook on classification with two rings of points: its models m1 to m8 (there is no m4). */
export const circles: Recipe = {
  name: 'circles',
  summary:
    'Tell the points of two rings apart: from models that cannot to one that does, with a learning rate found by a sweep.',
  expects:
    'm8 over 20 seeds: median training accuracy at least 98 %, at least 7 seeds reach 99 % (Keras and numpy: about half)',
  defaultSeed: chosenSeed,
  defaultDataSeed: 42,
  takes: ['seeds'],
  load: () => import('./run.js'),
};
