import { unknownName } from '@linnet/core';
import { mokuClassifier } from './moku-classifier.js';
import type { Recipe } from './recipe.js';

/** Every recipe, in the order of `linnet recipes`. */
export const recipes: readonly Recipe[] = [mokuClassifier];

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
