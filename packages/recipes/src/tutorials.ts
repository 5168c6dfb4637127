import { experiments as circles } from './circles/experiments.js';
import { experiments as classification } from './classification/experiments.js';
import { experiments as mokuClassifier } from './moku-classifier/experiments.js';
import { experiments as sineSquare } from './sine-square/experiments.js';
import { experiments as thresholdLstm } from './threshold-lstm/experiments.js';
import { type Tutorial, type TutorialName, tutorialNames } from './tutorial.js';

/** What each tutorial trains. */
export const tutorialExperiments: Readonly<Record<TutorialName, Tutorial['experiments']>> = {
  'moku-classifier': mokuClassifier,
  'sine-square': sineSquare,
  circles,
  'threshold-lstm': thresholdLstm,
  classification,
};

/** Every tutorial, in the order of the recipes. */
export const tutorials: readonly Tutorial[] = tutorialNames.map((name) => ({
  name,
  experiments: tutorialExperiments[name],
}));
