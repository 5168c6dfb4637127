import type { Inspection, RowsView } from '../protocol/index.js';

/** More whole numbers than this are quantities rather than classes, where nothing names them. */
const mostUnnamed = 50;

/**
 * How many classes the rows have; undefined where they are numbers to predict. Rows whose data set does not name its
 * classes have some where their targets are few whole numbers from 0 up, or columns of zeros with a single 1.
 */
export function classesOf({
  train,
  targets,
  classNames,
}: Pick<Inspection, 'train' | 'targets' | 'classNames'>): number | undefined {
  if (classNames !== undefined) return classNames.length;
  if (targets > 1) return isOneHot(train, targets) ? targets : undefined;
  let most = 1;
  for (const value of train.y) {
    if (!Number.isInteger(value) || value < 0 || value >= mostUnnamed) return undefined;
    if (value > most) most = value;
  }
  return most + 1;
}

function isOneHot({ y }: RowsView, targets: number): boolean {
  for (let from = 0; from < y.length; from += targets) {
    const row = y.subarray(from, from + targets);
    if (row.some((value) => value !== 0 && value !== 1) || row.reduce((sum, value) => sum + value, 0) !== 1)
      return false;
  }
  return true;
}

/** The class of a target: its index, or where the greatest of its columns stands. */
export function classAt(y: Float32Array, from: number, targets: number): number {
  if (targets === 1) return y[from] as number;
  let most = 0;
  for (let column = 1; column < targets; column++) {
    if ((y[from + column] as number) > (y[from + most] as number)) most = column;
  }
  return most;
}
