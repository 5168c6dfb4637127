import { errorBars, type Figure } from 'linnet/plot';
import { counted } from '../count-text.js';
import type { OpenExperiment } from '../experiment/experiment.js';
import { shareText } from '../number-text.js';
import type { RecipeOptions } from '../recipe.js';
import type { RunResult } from '../result.js';
import { fitSeeds, lastOf, mean, type SeededFit, seedsFrom } from '../seeds.js';
import { type WaveChoice, waveSets } from './networks.js';

/** Accuracies after training, one for each seed. */
export interface Point {
  readonly label: string;
  readonly at: number;
  readonly seen: readonly number[];
  readonly unseen: readonly number[];
  readonly fits: readonly SeededFit[];
}

/** Trains a network from several seeds, and tells what came of it. */
export async function accuracies(
  experiment: OpenExperiment,
  { dataSeed, seeds = 5 }: Pick<RecipeOptions, 'dataSeed' | 'seeds'>,
  choice: WaveChoice = {},
): Promise<Pick<Point, 'seen' | 'unseen' | 'fits'>> {
  const fits = await fitSeeds(seedsFrom(experiment.seed, seeds), experiment, waveSets(dataSeed, choice));
  return {
    seen: fits.map(({ history }) => lastOf(history.accuracy)),
    unseen: fits.map(({ history }) => lastOf(history.validation?.accuracy ?? [])),
    fits,
  };
}

/** What a run keeps of a point: the network of its first seed. Which of them ends last is no choice. */
export function keptOf({ fits }: Pick<Point, 'fits'>): Pick<RunResult, 'model' | 'history'> {
  const [first] = fits;
  return first === undefined ? {} : { model: first.model, history: first.history };
}

/** `mean of 5 seeds`. */
export const seedsText = ({ unseen }: Point): string => `mean of ${counted(unseen.length, 'seed')}`;

/** One of the points, counted from the end where the index is below 0. */
export function pointAt(points: readonly Point[], index: number): Point {
  const point = points.at(index);
  if (point === undefined) throw new RangeError('Nothing was trained.');
  return point;
}

/** What each seed came to, at each point. */
export const spreadFigure = (
  points: readonly Point[],
  options: { readonly title: string; readonly xLabel: string; readonly xScale: 'log' },
): Figure =>
  errorBars(
    { training: points.map(({ seen }) => seen), test: points.map(({ unseen }) => unseen) },
    { ...options, x: points.map(({ at }) => at), yLabel: 'Share of waves told right' },
  );

/** The same in numbers. */
export const tableOf = (head: string, points: readonly Point[]) => ({
  title: 'Accuracy, mean over the seeds',
  table: {
    head: [head, 'Training', 'Test', 'Worst test', 'Best test'],
    rows: points.map(({ label, seen, unseen }) => [
      label,
      ...[mean(seen), mean(unseen), Math.min(...unseen), Math.max(...unseen)].map(shareText),
    ]),
  },
});
