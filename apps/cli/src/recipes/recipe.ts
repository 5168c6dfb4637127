import type { RunResult } from '../run/result.js';

/** What the command line can change in a recipe. */
export interface RecipeOptions {
  readonly epochs?: number;
  readonly patience?: number;
  /** Of start weights and order, and of the data where `dataSeed` says nothing else. */
  readonly seed: number;
  readonly dataSeed: number;
}

/** A job that the command knows by name. */
export interface Recipe {
  readonly name: string;
  /** One line for `linnet recipes`. */
  readonly summary: string;
  /** The figure it should reach, with its source. */
  readonly expects: string;
  readonly defaultSeed: number;
  run(options: RecipeOptions): Promise<RunResult>;
}
