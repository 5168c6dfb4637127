import type { Tutorial } from '../tutorial.js';
import { experiments } from './experiments.js';

/** The anomaly classifier, to be tried with other settings. */
export const mokuClassifierTutorial: Tutorial = {
  name: 'moku-classifier',
  experiments,
  loadFigures: async () => (await import('./draw.js')).draw,
};
