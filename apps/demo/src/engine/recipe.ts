import { LinnetError } from '@linnet/core';
import {
  type BackendName,
  findRecipe,
  historyCsv,
  outcomeTexts,
  type Recipe,
  type RecipeOptions,
  type RunResult,
  seedsOf,
} from '@linnet/recipes';
import { checksumOf, type FittedModel, stringifyModel, withRunContext } from 'linnet';
import type { GivenFile, RecipeReport } from '../protocol/index.js';
import { fileOf, filesOf } from './exports.js';
import type { RecipeFeed } from './recipe-feed.js';
import { renderFigures } from './render.js';

/** How a recipe is run. */
export interface RecipeRun {
  readonly options: Partial<RecipeOptions> & { readonly backend?: BackendName };
  readonly feed: RecipeFeed;
  readonly signal: AbortSignal;
}

/** What else of a recipe can be run than itself, with a line for each. */
export const recipeExperiments = (name: string): Readonly<Record<string, string>> => findRecipe(name).experiments ?? {};

/** Runs a recipe as the command does: what it prints goes to the feed. */
export async function runRecipe(name: string, { options, feed, signal }: RecipeRun): Promise<RecipeReport> {
  const recipe = findRecipe(name);
  const { backend, ...given } = options;
  const { run } = await recipe.load();
  let last: FittedModel | undefined;
  const onFit = (fitted: FittedModel): void => {
    last = fitted;
    feed.fitted(fitted.history.epochs);
  };
  const sink = { write: feed.text, isTerminal: false };
  const context = {
    progress: { sink, style: 'lines' },
    signal,
    onFit,
    ...(backend === undefined ? {} : { backend }),
  } as const;
  const result = await withRunContext(context, () => run({ ...given, ...seedsOf(recipe, given) })).catch(
    (error: unknown) => {
      // A recipe may miss what an interrupted fit did not leave.
      if (!signal.aborted) throw error;
    },
  );
  feed.flush();
  if (result !== undefined && !signal.aborted) return reportOf(recipe, withLast(result, last));
  throw new LinnetError('bad-option', `The recipe ${name} was stopped.`);
}

/** Where a result names no model or history, they are those of the last fit. */
const withLast = (result: RunResult, last: FittedModel | undefined): RunResult =>
  last === undefined ? result : { model: last, history: last.history, ...result };

async function reportOf({ name, summary }: Recipe, result: RunResult): Promise<RecipeReport> {
  const { title = name, lead = summary, outcomes = [], figures = [], sections = [], model, history } = result;
  return {
    title,
    lead,
    outcomes: outcomes.map(outcomeTexts),
    figures: await renderFigures(figures),
    sections,
    checksum: model === undefined ? undefined : checksumOf(model.toArtifact()),
    epochs: history?.epochs,
    files: await writtenFiles(result),
  };
}

/** Under the names that they have in a run's folder. */
async function writtenFiles({ model, history, files = [] }: RunResult): Promise<readonly GivenFile[]> {
  return [
    ...(model === undefined ? [] : [fileOf('model.json', stringifyModel(model.toArtifact()))]),
    ...(history === undefined ? [] : [fileOf('history.csv', await historyCsv(history))]),
    ...files.flatMap(({ name, exported, beside = {} }) => [
      ...filesOf(name, exported),
      ...Object.entries(beside).map(([other, content]) => fileOf(other, content)),
    ]),
  ];
}
