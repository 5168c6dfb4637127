/**
 * What the command and the demo site train by name, and the words that both tell of it. Runs anywhere; recipes load what
 * they run when it is asked for.
 */
export { counted, countText } from './count-text.js';
export * from './experiment/index.js';
export { historyCsv } from './history-csv.js';
export { numberText, shareText } from './number-text.js';
export { type Outcome, type OutcomeTexts, outcomeTexts } from './outcome.js';
export { type Recipe, type RecipeOptions, type RunRecipe, seedsOf } from './recipe.js';
export { findRecipe, recipes } from './recipes.js';
export type { ExportedFile, KeptModel, RunResult } from './result.js';
export { median } from './seeds.js';
export {
  type DrawFigures,
  type TrainedExperiment,
  type Tutorial,
  type TutorialName,
  tutorialNames,
} from './tutorial.js';
export { loadTutorialFigures } from './tutorial-figures.js';
export { tutorialExperiments, tutorials } from './tutorials.js';
