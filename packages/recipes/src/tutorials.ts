import { experiments as circles } from './circles/experiments.js';
import { experiments as classification } from './classification/experiments.js';
import { experiments as mokuClassifier } from './moku-classifier/experiments.js';
import { experiments as sineSquare } from './sine-square/experiments.js';
import { experiments as thresholdLstm } from './threshold-lstm/experiments.js';
import type { Tutorial } from './tutorial.js';

/** Every tutorial, in the order of the recipes. */
export const tutorials: readonly Tutorial[] = [
  { name: 'moku-classifier', experiments: mokuClassifier },
  { name: 'sine-square', experiments: sineSquare },
  { name: 'circles', experiments: circles },
  { name: 'threshold-lstm', experiments: thresholdLstm },
  { name: 'classification', experiments: classification },
];
