import { type CompiledModel, type FitOptions, fitTogether, type History, type Samples } from 'linnet';

/** A classifier that reports its accuracy. */
export type Classifier = CompiledModel<readonly ['accuracy']>;

/** A classifier as it was trained from one seed. */
export interface SeededFit {
  readonly seed: number;
  readonly model: Classifier;
  readonly history: History<readonly ['accuracy']>;
}

/** `count` seeds from `first` up. */
export const seedsFrom = (first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => first + index);

/** Trains a classifier once from each seed, of start weights and order; side by side where the backend can. */
export async function fitSeeds(
  seeds: readonly number[],
  compile: (seed: number) => Classifier,
  data: Samples,
  options: Omit<FitOptions, 'seed'>,
): Promise<readonly SeededFit[]> {
  if (seeds.length === 0) return [];
  const models = seeds.map(compile);
  const histories = await fitTogether(
    models,
    data,
    seeds.map((seed): FitOptions => ({ ...options, seed })),
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
