import type { NdArray } from '@linnet/core';
import { classesOf, classKey, countClasses } from './classes.js';
import type { KeyEntry } from './key.js';
import { formatNumber } from './numbers.js';
import { strokeOf } from './palette.js';
import type { Plane } from './plane.js';
import { type PointGroup, pickNotes, pickRows } from './points.js';
import { leftOut } from './series.js';
import { shapeOf } from './shapes.js';

/** Rows as points that show their class. */
export interface ClassPoints {
  readonly groups: readonly PointGroup[];
  readonly key: readonly KeyEntry[];
  readonly notes: readonly string[];
  /** How many rows each class has. */
  readonly counts: ReadonlyMap<number, number>;
}

/** The rows of a plane in groups, a group for each class. */
export function classPoints(plane: Plane, labels: NdArray, names: readonly string[] | undefined): ClassPoints {
  const classes = classesOf(labels, 'y');
  const counts = countClasses(classes);
  const picked = pickRows(classes.length);
  const groups = [...counts.keys()].map((index): PointGroup => {
    const rows = picked.filter((row) => classes[row] === index);
    const take = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row] as number);
    return { x: take(plane.x), y: take(plane.y), stroke: strokeOf(index), shape: shapeOf(index) };
  });
  return { groups, key: classKey(counts, names), notes: [...missing(plane), ...pickNotes(classes.length)], counts };
}

/** Says which rows have no place in the plane. */
function missing({ x, y, xRange, yRange }: Plane): readonly string[] {
  let [infinite, outside] = [0, 0];
  x.forEach((across, row) => {
    const up = y[row] as number;
    if (!Number.isFinite(across) || !Number.isFinite(up)) infinite++;
    else if (!within(across, xRange) || !within(up, yRange)) outside++;
  });
  const hidden =
    outside === 0
      ? []
      : [`${formatNumber(outside)} of ${formatNumber(x.length)} rows lie outside the axes; not shown.`];
  return [...leftOut('Features', infinite, 'not finite'), ...hidden];
}

const within = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high;
