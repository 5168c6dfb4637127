import type { Tutorial } from '../tutorial.js';
import { experiments } from './experiments.js';

/** The LSTM of the post, to be tried with other settings. */
export const thresholdLstmTutorial: Tutorial = {
  name: 'threshold-lstm',
  experiments,
  loadFigures: async () => (await import('./draw.js')).draw,
};
