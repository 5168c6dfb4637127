import type { Recipe } from '../recipe.js';

/** The vendor's `Quadrant_Photodiode.py`: data, network and settings are its. */
export const quadrantPhotodiode: Recipe = {
  name: 'quadrant-photodiode',
  summary: 'Where a beam is, from the powers of four quadrants that are not alike; writes quadrant-photodiode.linn.',
  expects:
    'at most three quarters of the error of the usual formula, a latency of 45 cycles (ours: the vendor draws error maps and prints nothing)',
  defaultSeed: 1,
  takes: ['patience'],
  experiments: { shuffled: 'rows held out at random, in place of the top of the grid' },
  load: () => import('./run.js'),
};
