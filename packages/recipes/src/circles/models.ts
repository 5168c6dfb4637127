import { drawSets, type ExperimentSets } from '../experiment/draw.js';
import type { OpenExperiment } from '../experiment/experiment.js';
import { fitExperiment } from '../experiment/fit.js';
import { compileClassifier } from '../experiment/model.js';
import { withOptions } from '../experiment/with-options.js';
import type { RecipeOptions } from '../recipe.js';
import type { SeededFit } from '../seeds.js';
import { experiments, fitsOfM1 } from './experiments.js';

/** One of the notebook's models. */
export type ModelName = keyof typeof experiments;

/** All of them, in the notebook's order. */
export const modelNames = ['m1', 'm2', 'm3', 'm5', 'm6', 'm7', 'm8'] as const satisfies readonly ModelName[];

/** A model after its training. */
export interface Trained extends SeededFit {
  readonly name: ModelName;
  readonly experiment: OpenExperiment;
  readonly sets: ExperimentSets;
  /** Of every call of fit, one after another. */
  readonly accuracy: readonly number[];
  /** How many there were, for each call of fit. */
  readonly epochs: readonly number[];
}

/** Trains a model as the notebook does, each call of fit for at most so many epochs. */
export async function trainModel(
  name: ModelName,
  { seed, dataSeed, epochs: most = Number.POSITIVE_INFINITY }: Pick<RecipeOptions, 'seed' | 'dataSeed' | 'epochs'>,
): Promise<Trained> {
  const experiment = withOptions(experiments[name], { seed, dataSeed });
  const sets = drawSets(experiment);
  const model = compileClassifier(experiment, sets);
  const fits = name === 'm1' ? fitsOfM1 : [experiment.epochs];
  const histories: Trained['history'][] = [];
  for (const epochs of fits)
    histories.push(await fitExperiment(model, experiment, sets, { epochs: Math.min(epochs, most) }));
  const history = histories.at(-1);
  if (history === undefined) throw new RangeError(`${name} trains for no epoch.`);
  return {
    name,
    experiment,
    sets,
    seed,
    model,
    history,
    accuracy: histories.flatMap((each) => each.accuracy),
    epochs: histories.map((each) => each.epochs),
  };
}

/** The units of an experiment as the notebook's reader counts them: `100, 10, 1 linear`, `4 relu, 1 sigmoid`. */
export function networkText({ layers }: Pick<OpenExperiment, 'layers'>): string {
  const items = layers.split(',').map((item) => item.replace(':', ' '));
  return isLinear({ layers }) ? `${items.join(', ')} linear` : items.join(', ');
}

/** Whether there are no activations in it. */
export const isLinear = ({ layers }: Pick<OpenExperiment, 'layers'>): boolean => !layers.includes(':');

/** `Adam 0.02`; where the rate changes, `Adam, swept`. */
export function optimizerText({ optimizer, learningRate, tenfoldEvery }: OpenExperiment): string {
  const name = optimizer === 'sgd' ? 'SGD' : 'Adam';
  return tenfoldEvery === 0 ? `${name} ${learningRate}` : `${name}, swept`;
}
