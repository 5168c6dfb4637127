import { unknownName } from '@linnet/core';
import { anomaly } from './anomaly/recipe.js';
import { autoencoder } from './autoencoder/recipe.js';
import { circles } from './circles/recipe.js';
import { classification } from './classification/recipe.js';
import { dft } from './dft/recipe.js';
import { identity } from './identity/recipe.js';
import { mokuClassifier } from './moku-classifier/recipe.js';
import { nonlinearActuator } from './nonlinear-actuator/recipe.js';
import { quadrantPhotodiode } from './quadrant-photodiode/recipe.js';
import type { Recipe } from './recipe.js';
import { signalId } from './signal-id/recipe.js';
import { simpleSine } from './simple-sine/recipe.js';
import { sineSquare } from './sine-square/recipe.js';
import { sum } from './sum/recipe.js';
import { thresholdLstm } from './threshold-lstm/recipe.js';

/** Every recipe, in the order of `linnet recipes`. */
export const recipes: readonly Recipe[] = [
  mokuClassifier,
  sineSquare,
  circles,
  thresholdLstm,
  classification,
  simpleSine,
  signalId,
  sum,
  autoencoder,
  dft,
  identity,
  nonlinearActuator,
  quadrantPhotodiode,
  anomaly,
];

/** The recipe of a name. */
export function findRecipe(name: string): Recipe {
  const found = recipes.find((recipe) => recipe.name === name);
  if (found === undefined)
    throw unknownName(
      'recipe',
      name,
      recipes.map((recipe) => recipe.name),
    );
  return found;
}
