import {
  checkOptions,
  fromRows,
  LinnetError,
  type NdArray,
  type RandomState,
  random,
  takeRows,
  throwProblems,
} from '@linnet/core';
import { checkNumbers } from '../checks.js';
import type { Dataset } from '../dataset.js';
import { wholeFacts } from '../facts.js';
import { anyNumber, either, listOf, numberFrom, wholeBetween } from '../option-kinds.js';
import { drawnDataset } from './drawn-dataset.js';
import { rowOrder, type SeededOptions, seededKinds } from './seeded.js';

/** Options of {@link blobs}. */
export interface BlobsOptions extends SeededOptions {
  /** How many points there are, spread evenly over the blobs; or how many each blob has. */
  readonly rows: number | readonly number[];
  /** How many blobs there are, at places drawn within `box`; or their places, a list of coordinates each. Default 3. */
  readonly centers?: number | readonly (readonly number[])[];
  /** Columns of x where places are drawn. Default 2. */
  readonly features?: number;
  /** Standard deviation of the points around their center: of all blobs, or of each. Default 1. */
  readonly deviation?: number | readonly number[];
  /** Least and greatest coordinate of centers that are drawn. Default [-10, 10]. */
  readonly box?: readonly [low: number, high: number];
}

/** Points around centers, and where these are. */
export interface BlobDataset extends Dataset {
  /** Class by class: classes x columns. */
  readonly centers: NdArray<Float64Array>;
}

const most = wholeBetween(1, 65_536);

const kinds = {
  ...seededKinds,
  rows: either(seededKinds.rows, listOf(wholeBetween(0, 0xffffffff))),
  centers: either(most, listOf(listOf(anyNumber))),
  features: most,
  deviation: either(numberFrom(0), listOf(numberFrom(0))),
  box: listOf(anyNumber, 2),
} as const;

/**
 * Points in normal clouds around centers, a class each: scikit-learn's `make_blobs`, number for number. x is
 * rows x columns, y is rows x 1 with the index of the blob.
 * @throws LinnetError `bad-option` that names every option that makes no sense or does not fit the others, `limit` for
 *   more numbers than memory holds.
 *
 * @example
 * ```ts
 * const data = blobs({ rows: 300, centers: 4, deviation: 0.7, seed: 3 });
 * const placed = blobs({ rows: [50, 100], centers: [[0, 0], [3, 3]], seed: 1 });
 * ```
 */
export function blobs(options: BlobsOptions): BlobDataset {
  checkOptions('blobs', options, kinds, ['rows', 'seed']);
  checkTogether(options);
  const generator = random(options.seed);
  const centers = centersOf(options, generator);
  const [count = 0, columns = 0] = centers.shape;
  const counts = rowsOfBlobs(options.rows, count);
  const rows = counts.reduce((sum, own) => sum + own, 0);
  checkNumbers(rows * columns, `${rows} rows of ${columns} columns`, 'Use fewer.');
  const x = drawPoints(centers, counts, options.deviation ?? 1, generator);
  const order = rowOrder(rows, options, generator);
  const labels = counts.flatMap((own, label) => new Array<number>(own).fill(label));
  const y = { data: Float64Array.from(order, (row) => labels[row] as number), shape: [rows, 1] };
  return drawnDataset({ x: takeRows(x, order), y }, wholeFacts({ centers }));
}

/** What is right by itself and not beside the other options. */
function checkTogether({ rows, centers, deviation = 1, features, box = [-10, 10] }: BlobsOptions): void {
  const count = countOf(rows, centers);
  const has = (name: string, length: number): string => `${name} is a list of ${length}; there are ${count} blobs.`;
  throwProblems('bad-option', 'These blobs cannot be drawn:', [
    ...(typeof rows !== 'number' && rows.length !== count ? [has('rows', rows.length)] : []),
    ...(typeof deviation !== 'number' && deviation.length !== count ? [has('deviation', deviation.length)] : []),
    ...(typeof rows !== 'number' && rows.every((own) => own === 0) ? ['rows is 0 for every blob.'] : []),
    ...(typeof centers === 'object' && features !== undefined ? ['features is for centers that are drawn.'] : []),
    ...(box[0] > box[1] ? [`box is [${box.join(', ')}]; its least coordinate goes first.`] : []),
    ...(Number.isFinite(box[1] - box[0])
      ? []
      : [`box is [${box.join(', ')}]; its ends are too far apart for numbers.`]),
  ]);
}

/** Centers that are not told are as many as `rows` names, if it is a list. */
function countOf(rows: BlobsOptions['rows'], centers: BlobsOptions['centers']): number {
  return typeof centers === 'object' ? centers.length : (centers ?? (typeof rows === 'object' ? rows.length : 3));
}

function centersOf(
  { rows, centers, features = 2, box = [-10, 10] }: BlobsOptions,
  generator: RandomState,
): NdArray<Float64Array> {
  if (typeof centers === 'object') return givenCenters(centers);
  const count = countOf(rows, centers);
  checkNumbers(count * features, `${count} centers of ${features} columns`, 'Use fewer.');
  return { data: generator.uniform(box[0], box[1], count * features), shape: [count, features] };
}

function givenCenters(centers: readonly (readonly number[])[]): NdArray<Float64Array> {
  try {
    return fromRows(centers);
  } catch (cause) {
    if (!LinnetError.is(cause)) throw cause;
    throw new LinnetError('bad-option', `centers: ${cause.message}`, { cause });
  }
}

/** The first blobs have one more where the points cannot be spread evenly. */
const rowsOfBlobs = (rows: BlobsOptions['rows'], count: number): readonly number[] =>
  typeof rows === 'object'
    ? rows
    : Array.from({ length: count }, (_, blob) => Math.floor(rows / count) + (blob < rows % count ? 1 : 0));

/** Blob by blob, point by point. */
function drawPoints(
  centers: NdArray<Float64Array>,
  counts: readonly number[],
  deviation: number | readonly number[],
  generator: RandomState,
): NdArray<Float64Array> {
  const columns = centers.shape[1] ?? 0;
  const rows = counts.reduce((sum, own) => sum + own, 0);
  const data = new Float64Array(rows * columns);
  let at = 0;
  counts.forEach((own, blob) => {
    const spread = typeof deviation === 'number' ? deviation : (deviation[blob] as number);
    for (let number = 0; number < own * columns; number++) {
      data[at++] = generator.normal(centers.data[blob * columns + (number % columns)] as number, spread);
    }
  });
  return { data, shape: [rows, columns] };
}
