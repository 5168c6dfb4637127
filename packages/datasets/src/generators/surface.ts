import { checkOptions, exp, oneOf, random } from '@linnet/core';
import { checkNumbers } from '../checks.js';
import type { Dataset } from '../dataset.js';
import { noFacts } from '../facts.js';
import { numberFrom } from '../option-kinds.js';
import { addNoise } from './add-noise.js';
import { drawnDataset } from './drawn-dataset.js';
import { type SeededOptions, seededKinds } from './seeded.js';

type Height = (x0: number, x1: number) => number;

const heights = {
  plane: (x0, x1) => (x0 + x1) / 2,
  hills: (x0, x1) => upAndDown(x0) * upAndDown(x1),
} as const satisfies Readonly<Record<string, Height>>;

/** What a {@link surface} looks like. */
export type SurfaceShape = keyof typeof heights;

/** Options of {@link surface}. */
export interface SurfaceOptions extends Pick<SeededOptions, 'seed'> {
  /** How many points there are. */
  readonly rows: number;
  /** Standard deviation of the normal noise that is added to every height. Default 0: none. */
  readonly noise?: number;
  /** `plane`, or `hills`: two hills and two valleys. Default `plane`. */
  readonly shape?: SurfaceShape;
}

const kinds = {
  rows: seededKinds.rows,
  seed: seededKinds.seed,
  noise: numberFrom(0),
  shape: oneOf(Object.keys(heights)),
} as const;

/**
 * Numbers to predict: heights of a surface over points anywhere in a square. x is rows x 2, uniform in [-1, 1) both ways;
 * y is rows x 1, the height, from -1 to 1 before noise is added to it.
 *
 * - `plane`: (x0 + x1) / 2.
 * - `hills`: g(x0) g(x1) with g(v) = exp(-8 (v - 1/2)^2) - exp(-8 (v + 1/2)^2). Multiplied out these are four round
 *   gaussians of deviation 1/4: hills around (1/2, 1/2) and (-1/2, -1/2), valleys around (1/2, -1/2) and (-1/2, 1/2).
 * @throws LinnetError `bad-option` that names every option that makes no sense, `limit` for more rows than memory holds.
 *
 * @example
 * ```ts
 * const data = surface({ rows: 500, shape: 'hills', noise: 0.05, seed: 1 });
 * ```
 */
export function surface(options: SurfaceOptions): Dataset {
  checkOptions('surface', options, kinds, ['rows', 'seed']);
  const { rows, noise = 0, shape = 'plane', seed } = options;
  checkNumbers(2 * rows, `${rows} rows of 2 columns`, 'Use fewer rows.');
  const generator = random(seed);
  const points = generator.uniform(-1, 1, 2 * rows);
  const height: Height = heights[shape];
  const values = Float64Array.from({ length: rows }, (_, row) =>
    height(points[2 * row] as number, points[2 * row + 1] as number),
  );
  addNoise(values, noise, generator);
  return drawnDataset({ x: { data: points, shape: [rows, 2] }, y: { data: values, shape: [rows, 1] } }, noFacts);
}

/** A valley around -1/2 and a hill around 1/2, as g in the formula. */
const upAndDown = (value: number): number => bump(value - 0.5) - bump(value + 0.5);

/** 1 in the middle, a gaussian of deviation 1/4. */
const bump = (distance: number): number => exp(-8 * distance * distance);
