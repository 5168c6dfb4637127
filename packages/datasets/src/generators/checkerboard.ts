import { checkOptions, random, takeRows } from '@linnet/core';
import { checkNumbers } from '../checks.js';
import type { Dataset } from '../dataset.js';
import { noFacts } from '../facts.js';
import { numberFrom, wholeBetween } from '../option-kinds.js';
import { range } from '../range.js';
import { addNoise } from './add-noise.js';
import { drawnDataset } from './drawn-dataset.js';
import { type SeededOptions, seededKinds } from './seeded.js';

/** Options of {@link checkerboard}. */
export interface CheckerboardOptions extends SeededOptions {
  /** How many points there are. */
  readonly rows: number;
  /** Standard deviation of the normal noise that is added to every coordinate once classes are told. Default 0: none. */
  readonly noise?: number;
  /** Cells along each side of the board, from 2 to 1000. Default 2: the exclusive-or of two signs. */
  readonly cells?: number;
}

const kinds = { ...seededKinds, noise: numberFrom(0), cells: wholeBetween(2, 1000) } as const;

/**
 * Points anywhere on a board whose cells take turns: x is rows x 2, uniform in [-1, 1) both ways, y is rows x 1, 0 or 1.
 *
 * With c(v) = floor((v + 1) / 2 * cells), the place of a coordinate's cell from 0 up, the class is (c(x0) + c(x1)) mod 2:
 * on a board of 2 it is 1 where the signs differ. Noise moves points after that, some of them into a cell of the other
 * class. Where `cells` is even the classes are equally likely; else class 0 has one cell more.
 * @throws LinnetError `bad-option` that names every option that makes no sense, `limit` for more rows than memory holds.
 *
 * @example
 * ```ts
 * const data = checkerboard({ rows: 500, cells: 4, noise: 0.01, seed: 1 });
 * ```
 */
export function checkerboard(options: CheckerboardOptions): Dataset {
  checkOptions('checkerboard', options, kinds, ['rows', 'seed']);
  const { rows, noise = 0, cells = 2, shuffle = true, seed } = options;
  checkNumbers(2 * rows, `${rows} rows of 2 columns`, 'Use fewer rows.');
  const generator = random(seed);
  const points = { data: generator.uniform(-1, 1, 2 * rows), shape: [rows, 2] };
  const labels = { data: classesOf(points.data, cells), shape: [rows, 1] };
  addNoise(points.data, noise, generator);
  // As they are drawn they are in random order.
  const order = shuffle ? range(0, rows) : classByClass(labels.data);
  return drawnDataset({ x: takeRows(points, order), y: takeRows(labels, order) }, noFacts);
}

function classesOf(points: Float64Array, cells: number): Float64Array {
  const cell = (at: number): number => Math.floor((((points[at] as number) + 1) / 2) * cells);
  return Float64Array.from({ length: points.length / 2 }, (_, row) => (cell(2 * row) + cell(2 * row + 1)) % 2);
}

/** Rows of class 0, then those of class 1. */
const classByClass = (labels: Float64Array): Uint32Array =>
  range(0, labels.length).sort((a, b) => (labels[a] as number) - (labels[b] as number) || a - b);
