import { type NdArray, type RandomState, random, takeRows } from '@linnet/core';
import type { Dataset } from '../../dataset.js';
import { wholeFacts } from '../../facts.js';
import { drawnDataset } from '../drawn-dataset.js';
import { rowOrder } from '../seeded.js';
import { drawOtherColumns, mixColumns } from './columns.js';
import { drawCenters } from './corners.js';
import { moveColumns, takeColumns } from './move-columns.js';
import { type ClassificationOptions, type ResolvedClassification, resolveClassification } from './options.js';

/** What a column of `classification` is. */
export type FeatureKind = 'informative' | 'redundant' | 'repeated' | 'noise';

/** Rows of classes that stand around corners of a cube, and which columns tell them apart. */
export interface ClassificationDataset extends Dataset {
  /** Column by column. */
  readonly featureKinds: readonly FeatureKind[];
}

/**
 * Classes in normal clouds around the corners of a cube, in some of the columns: scikit-learn's `make_classification`,
 * number for number. x is rows x features, y is rows x 1 with class indices.
 * @throws LinnetError `bad-option` that names every option that makes no sense or does not fit the others, `limit` for
 *   more numbers than memory holds.
 *
 * @example
 * ```ts
 * const data = classification({ rows: 100, features: 10, classes: 3, clustersPerClass: 1, seed: 77317 });
 * data.featureKinds; // which columns to look at
 * ```
 */
export function classification(options: ClassificationOptions): ClassificationDataset {
  const resolved = resolveClassification(options);
  const { rows, features, shuffle, seed } = resolved;
  const generator = random(seed);
  const x = { data: new Float64Array(rows * features), shape: [rows, features] };
  const y = drawClusters(x, generator, resolved);
  drawOtherColumns(x, generator, resolved);
  flipLabels(y, generator, resolved);
  moveColumns(x, generator, resolved);
  const order = rowOrder(rows, resolved, generator);
  const columns = shuffle ? generator.permutation(features) : undefined;
  const samples = {
    x: columns === undefined ? x : takeColumns(takeRows(x, order), columns),
    y: { data: Float64Array.from(order, (row) => y[row] as number), shape: [rows, 1] },
  };
  const kinds = kindsOf(resolved);
  const featureKinds = columns === undefined ? kinds : Array.from(columns, (column) => kinds[column] as FeatureKind);
  return drawnDataset(samples, wholeFacts({ featureKinds }));
}

/** The informative columns, cluster by cluster, and the class of each row. */
function drawClusters(x: NdArray<Float64Array>, generator: RandomState, options: ResolvedClassification): Uint32Array {
  const { rows, features, informative, classes } = options;
  const centers = drawCenters(generator, options);
  generator.standardNormal(rows * informative).forEach((value, at) => {
    x.data[Math.floor(at / informative) * features + (at % informative)] = value;
  });
  const y = new Uint32Array(rows);
  let from = 0;
  clusterSizes(options).forEach((size, cluster) => {
    const to = from + size;
    y.fill(cluster % classes, from, to);
    mixColumns(x, { from, to }, generator.uniform(-1, 1, informative * informative), informative, 0);
    for (let at = from * informative; at < to * informative; at++) {
      const column = at % informative;
      const place = Math.floor(at / informative) * features + column;
      x.data[place] = (x.data[place] as number) + (centers.data[cluster * informative + column] as number);
    }
    from = to;
  });
  return y;
}

/** By the weights of their classes, rounded down; the rows that are left go to the first clusters, one each. */
function clusterSizes({ rows, classes, clustersPerClass, weights }: ResolvedClassification): readonly number[] {
  const sizes = Array.from({ length: classes * clustersPerClass }, (_, cluster) =>
    Math.trunc((rows * (weights[cluster % classes] as number)) / clustersPerClass),
  );
  const left = rows - sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size, cluster) => size + Math.floor(left / sizes.length) + (cluster < left % sizes.length ? 1 : 0));
}

/** A share of the rows gets a class that is drawn anew, which may be the one it has. */
function flipLabels(y: Uint32Array, generator: RandomState, { classes, flipY }: ResolvedClassification): void {
  const flipped = Array.from(generator.randomSample(y.length).entries()).filter(([, draw]) => draw < flipY);
  const labels = generator.randint(0, classes, flipped.length);
  flipped.forEach(([row], at) => {
    y[row] = labels[at] as number;
  });
}

function kindsOf({ features, informative, redundant, repeated }: ResolvedClassification): readonly FeatureKind[] {
  const noise = features - informative - redundant - repeated;
  const runs: readonly (readonly [FeatureKind, number])[] = [
    ['informative', informative],
    ['redundant', redundant],
    ['repeated', repeated],
    ['noise', noise],
  ];
  return runs.flatMap(([kind, count]) => new Array<FeatureKind>(count).fill(kind));
}
