import { circlesTutorial } from './circles/tutorial.js';
import { classificationTutorial } from './classification/tutorial.js';
import { mokuClassifierTutorial } from './moku-classifier/tutorial.js';
import { sineSquareTutorial } from './sine-square/tutorial.js';
import { thresholdLstmTutorial } from './threshold-lstm/tutorial.js';
import type { Tutorial } from './tutorial.js';

/** Every tutorial, in the order of the recipes. */
export const tutorials: readonly Tutorial[] = [
  mokuClassifierTutorial,
  sineSquareTutorial,
  circlesTutorial,
  thresholdLstmTutorial,
  classificationTutorial,
];
