import type { RunResult } from './result.js';

/** What the command line can change in a recipe. */
export interface RecipeOptions {
  readonly epochs?: number;
  readonly patience?: number;
  /** Of start weights and order, and of the data where `dataSeed` says nothing else. */
  readonly seed: number;
  readonly dataSeed: number;
  /** One of the recipe's `experiments`; the recipe itself where left out. */
  readonly experiment?: string;
  /** Of what is repeated from several seeds: how many, from `seed` up. */
  readonly seeds?: number;
}

/** What a recipe does. */
export type RunRecipe = (options: RecipeOptions) => Promise<RunResult>;

/** A job that is known by name. */
export interface Recipe {
  readonly name: string;
  /** One line for `linnet recipes`. */
  readonly summary: string;
  /** The figure it should reach, with its source. */
  readonly expects: string;
  readonly defaultSeed: number;
  /** Of data that are the tutorial's own, whatever the seed of the weights; else both seeds are one. */
  readonly defaultDataSeed?: number;
  /** Which of `patience` and `seeds` it takes beside epochs and seeds of data and weights. */
  readonly takes?: readonly ('patience' | 'seeds')[];
  /** What else can be tried, `--experiment NAME`, with a line for each. */
  readonly experiments?: Readonly<Record<string, string>>;
  /** Loads what runs it: `linnet recipes` needs none of that. */
  load(): Promise<{ readonly run: RunRecipe }>;
}

/** Both seeds of a recipe, where none of them need be given. */
export function seedsOf(
  { defaultSeed, defaultDataSeed }: Recipe,
  { seed = defaultSeed, dataSeed = defaultDataSeed ?? seed }: Partial<Pick<RecipeOptions, 'seed' | 'dataSeed'>>,
): Pick<RecipeOptions, 'seed' | 'dataSeed'> {
  return { seed, dataSeed };
}
