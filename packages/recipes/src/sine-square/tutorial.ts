import type { Tutorial } from '../tutorial.js';
import { experiments } from './experiments.js';

/** The networks of the tutorial, each by itself. */
export const sineSquareTutorial: Tutorial = {
  name: 'sine-square',
  experiments,
  loadFigures: async () => (await import('./draw.js')).draw,
};
