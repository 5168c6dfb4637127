import type { Tutorial } from '../tutorial.js';
import { experiments } from './experiments.js';

/** The networks of the notebook, to be tried with other settings. */
export const classificationTutorial: Tutorial = {
  name: 'classification',
  experiments,
  loadFigures: async () => (await import('./draw.js')).draw,
};
