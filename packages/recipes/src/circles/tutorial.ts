import type { Tutorial } from '../tutorial.js';
import { experiments } from './experiments.js';

/** The models of the notebook, each by itself. */
export const circlesTutorial: Tutorial = {
  name: 'circles',
  experiments,
  loadFigures: async () => (await import('./draw.js')).draw,
};
