import { drawSets, type SplitSets } from '../experiment/draw.js';
import type { OpenExperiment } from '../experiment/experiment.js';
import { withOptions } from '../experiment/with-options.js';
import type { RecipeOptions } from '../recipe.js';
import { experiments } from './experiments.js';

/** Which waves there are, where they are others than the experiment's. */
export interface WaveChoice {
  /** To train with. */
  readonly rows?: number;
  readonly phase?: 'zero' | 'random';
}

/** As many waves to test with, whatever the number of those to train with. */
const testRows = 200;

/** Waves to train with and others to test with, from one generator: the test waves are the next that it draws. */
export function waveSets(seed: number, { rows = 200, phase = 'zero' }: WaveChoice): SplitSets {
  const data = { ...experiments.tutorial.data, seed, rows: rows + testRows, phase };
  const { train: all } = drawSets({ data, test: 0 });
  return { train: all.slice(0, rows), test: all.slice(rows) };
}

/** Networks of other sizes, by the units of their hidden layers. */
export const sizes: readonly (readonly number[])[] = [
  [2],
  [4],
  [8],
  [16],
  [64],
  [8, 4],
  [16, 8],
  [64, 32],
  [16, 8, 8],
  [64, 32, 16],
];

/** The tutorial with hidden layers of these units: relu, and tanh in the last of several, as in the tutorial. */
export function experimentOfSize(units: readonly number[], options: RecipeOptions): OpenExperiment {
  const hidden = units.map((count, index) => `${count}:${index > 0 && index === units.length - 1 ? 'tanh' : 'relu'}`);
  return withOptions({ ...experiments.tutorial, layers: [...hidden, '1:sigmoid'].join(',') }, options);
}
