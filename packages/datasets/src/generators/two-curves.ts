import { checkOptions, type OptionKind, random } from '@linnet/core';
import { checkNumbers } from '../checks.js';
import type { Dataset } from '../dataset.js';
import { noFacts } from '../facts.js';
import { either, listOf, numberFrom, wholeBetween } from '../option-kinds.js';
import { addNoise } from './add-noise.js';
import { drawnDataset } from './drawn-dataset.js';
import { rowOrder, type SeededOptions, seededKinds } from './seeded.js';

/** Options of `circles` and `moons`, and what `spirals` takes as well. */
export interface CurveOptions extends SeededOptions {
  /** How many points there are, half of them (rounded down) of class 0; or how many of each class. */
  readonly rows: number | readonly [first: number, second: number];
  /** Standard deviation of the normal noise that is added to every coordinate. Default 0: none. */
  readonly noise?: number;
}

/** Points of a curve: their coordinates, one list each. */
export interface Curve {
  readonly across: Float64Array;
  readonly up: Float64Array;
}

const pointsKind = wholeBetween(0, 0xffffffff);

/** Kinds of the options, for `checkOptions`. */
export const curveKinds = {
  ...seededKinds,
  rows: either(seededKinds.rows, listOf(pointsKind, 2)),
  noise: numberFrom(0),
} as const;

/** How many points each curve has. */
export function curveRows(
  what: string,
  options: CurveOptions,
  kinds: Readonly<Record<string, OptionKind>>,
): readonly [number, number] {
  checkOptions(what, options, kinds, ['rows', 'seed']);
  const { rows } = options;
  const [first, second] = typeof rows === 'number' ? [Math.floor(rows / 2), Math.ceil(rows / 2)] : rows;
  const count = first + second;
  // Two lists of no points pass the kinds.
  checkOptions(what, { rows: count }, { rows: seededKinds.rows });
  checkNumbers(2 * count, `${count} rows of 2 columns`, 'Use fewer rows.');
  return [first, second];
}

/** The points of both curves as one data set: class 0 and class 1. Shuffles before it adds noise, as scikit-learn does. */
export function curveDataset(first: Curve, second: Curve, options: CurveOptions): Dataset {
  const generator = random(options.seed);
  const classOne = first.across.length;
  const rows = classOne + second.across.length;
  const order = rowOrder(rows, options, generator);
  const x = { data: new Float64Array(2 * rows), shape: [rows, 2] };
  order.forEach((from, row) => {
    const [curve, at] = from < classOne ? [first, from] : [second, from - classOne];
    x.data[2 * row] = curve.across[at] as number;
    x.data[2 * row + 1] = curve.up[at] as number;
  });
  addNoise(x.data, options.noise ?? 0, generator);
  const y = { data: Float64Array.from(order, (from) => (from < classOne ? 0 : 1)), shape: [rows, 1] };
  return drawnDataset({ x, y }, noFacts);
}
