import type { RecipeOptions } from '../recipe.js';
import type { Experiment, OpenExperiment } from './experiment.js';

/** An experiment as a recipe is asked for it: with the seeds that were given, and left to the backend of the run. */
export function withOptions(
  { backend: _, ...experiment }: Experiment,
  { seed, dataSeed, epochs, patience }: Pick<RecipeOptions, 'seed' | 'dataSeed' | 'epochs' | 'patience'>,
): OpenExperiment {
  const { data } = experiment;
  return {
    ...experiment,
    data: data.kind === 'file' ? data : { ...data, seed: dataSeed },
    seed,
    ...(epochs === undefined ? {} : { epochs }),
    ...(patience === undefined ? {} : { patience }),
  };
}
