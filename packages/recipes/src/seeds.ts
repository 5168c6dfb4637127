import { fitTogether, type History, type Samples } from 'linnet';
import type { ExperimentSets } from './experiment/draw.js';
import type { OpenExperiment } from './experiment/experiment.js';
import { fitOptionsOf, targetsFor } from './experiment/fit.js';
import { type Classifier, compileClassifier } from './experiment/model.js';

/** A classifier as it was trained from one seed. */
export interface SeededFit {
  readonly seed: number;
  readonly model: Classifier;
  readonly history: History<readonly ['accuracy']>;
}

/** `count` seeds from `first` up. */
export const seedsFrom = (first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => first + index);

/**
 * Trains a classifier once from each seed, of start weights and order; side by side where the backend can.
 * @param most epochs, where the experiment has more
 */
export async function fitSeeds(
  seeds: readonly number[],
  experiment: OpenExperiment,
  sets: ExperimentSets,
  most: number = experiment.epochs,
): Promise<readonly SeededFit[]> {
  if (seeds.length === 0) return [];
  const models = seeds.map((seed) => compileClassifier(experiment, sets, seed));
  const histories = await fitTogether(
    models,
    targetsFor(experiment, sets.train),
    seeds.map((seed) => fitOptionsOf(experiment, sets, { seed, epochs: most, progress: 'none' })),
  );
  return histories.map((history, index) => {
    const [seed, model] = [seeds[index] as number, models[index] as Classifier];
    return { seed, model, history };
  });
}

/** How many rows each of them tells right, in inference mode: after training, not the mean over an epoch of it. */
export async function accuraciesOn(data: Samples, fits: readonly SeededFit[]): Promise<readonly number[]> {
  const accuracies: number[] = [];
  for (const { model } of fits) accuracies.push((await model.evaluate(data)).accuracy);
  return accuracies;
}

/** The mean over all fits of a number of each epoch. */
export const meanCurve = (
  fits: readonly SeededFit[],
  curveOf: (history: SeededFit['history']) => readonly number[] = ({ accuracy }) => accuracy,
): readonly number[] =>
  Array.from({ length: fits[0]?.history.epochs ?? 0 }, (_, epoch) =>
    mean(fits.map(({ history }) => curveOf(history)[epoch] ?? Number.NaN)),
  );

/** The mean of some numbers. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return mean(sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1));
}

/** The last number of a curve. */
export const lastOf = (curve: readonly number[]): number => curve.at(-1) ?? Number.NaN;
