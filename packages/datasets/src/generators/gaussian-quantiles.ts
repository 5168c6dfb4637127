import { checkOptions, LinnetError, type RandomState, random, takeRows, throwProblems, wholeFrom } from '@linnet/core';
import { checkNumbers } from '../checks.js';
import type { Dataset } from '../dataset.js';
import { noFacts } from '../facts.js';
import { anyNumber, listOf, numberFrom } from '../option-kinds.js';
import { drawnDataset } from './drawn-dataset.js';
import { rowOrder, type SeededOptions, seededKinds } from './seeded.js';

/** Options of {@link gaussianQuantiles}. */
export interface GaussianQuantilesOptions extends SeededOptions {
  /** How many points there are, at least one for each class. Default 100. */
  readonly rows?: number;
  /** Columns of x. Default 2. */
  readonly features?: number;
  /** Shells around the mean, of as many points each; the last has the rest. Default 3. */
  readonly classes?: number;
  /** The middle of the cloud, a coordinate for each column. Default: all 0. */
  readonly mean?: readonly number[];
  /** Variance of every column. Default 1. */
  readonly variance?: number;
}

const kinds = {
  ...seededKinds,
  features: wholeFrom(1),
  classes: wholeFrom(1),
  mean: listOf(anyNumber),
  variance: numberFrom(0),
} as const;

/**
 * One normal cloud of points whose classes are shells around its mean: scikit-learn's `make_gaussian_quantiles`, number
 * for number. x is rows x features, y is rows x 1: 0 for the innermost shell.
 * @throws LinnetError `bad-option` that names every option that makes no sense, `limit` for more numbers than memory holds.
 *
 * @example
 * ```ts
 * const data = gaussianQuantiles({ rows: 300, features: 2, classes: 3, seed: 0 });
 * ```
 */
export function gaussianQuantiles(options: GaussianQuantilesOptions): Dataset {
  checkOptions('gaussianQuantiles', options, kinds, ['seed']);
  const { rows = 100, features = 2, classes = 3, variance = 1 } = options;
  checkNumbers(rows * features, `${rows} rows of ${features} features`, 'Use fewer.');
  const mean = options.mean === undefined ? new Float64Array(features) : Float64Array.from(options.mean);
  throwProblems('bad-option', 'These shells cannot be drawn:', [
    ...(rows < classes ? [`${rows} rows do not make ${classes} classes; use at least ${classes} rows.`] : []),
    ...(mean.length === features ? [] : [`mean is a list of ${mean.length}; there are ${features} features.`]),
  ]);
  const generator = random(options.seed);
  const x = { data: drawCloud(generator, rows, mean, Math.sqrt(variance)), shape: [rows, features] };
  const outwards = rowsOutwards(x.data, mean);
  const order = rowOrder(rows, options, generator);
  const shell = Math.floor(rows / classes);
  return drawnDataset(
    {
      x: takeRows(
        x,
        order.map((place) => outwards[place] as number),
      ),
      y: {
        data: Float64Array.from(order, (place) => Math.min(Math.floor(place / shell), classes - 1)),
        shape: [rows, 1],
      },
    },
    noFacts,
  );
}

function drawCloud(generator: RandomState, rows: number, mean: Float64Array, deviation: number): Float64Array {
  const data = generator.standardNormal(rows * mean.length);
  return data.map((value, at) => value * deviation + (mean[at % mean.length] as number));
}

/** Rows by their distance from the mean, the nearest first. */
function rowsOutwards(data: Float64Array, mean: Float64Array): Uint32Array {
  const features = mean.length;
  const distances = Float64Array.from({ length: data.length / features }, (_, row) =>
    mean.reduce((sum, middle, column) => {
      const distance = (data[row * features + column] as number) - middle;
      return sum + distance * distance;
    }, 0),
  );
  if (!distances.every(Number.isFinite)) {
    throw new LinnetError(
      'bad-option',
      'Points lie too far apart for their distances to be numbers; use a smaller variance.',
    );
  }
  return Uint32Array.from(distances.keys()).sort((a, b) => (distances[a] as number) - (distances[b] as number));
}
