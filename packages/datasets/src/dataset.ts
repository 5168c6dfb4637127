import { rowsOf, type Samples, takeRows } from '@linnet/core';
import { oneHotTargets } from './one-hot.js';
import { rowMethods, type SplitOptions } from './row-methods.js';

/**
 * Rows of inputs and targets: what `fit` and `evaluate` take. A value: its methods give new data sets of copied rows,
 * with weights, anomalies and whatever else rows carry, and leave this one as it is.
 */
export interface Dataset extends Samples {
  readonly rows: number;
  /** All rows in a random order: that of numpy's `RandomState(seed).permutation(rows)`. */
  shuffle(seed: number): this;
  /**
   * The first share of the rows (their number rounded down) and the rest. With a seed the rows are shuffled before:
   * `split(0.8, { seed })` gives the rows of scikit-learn's `train_test_split(test_size=0.2, random_state=seed)`.
   * @throws LinnetError `bad-option` when one side would have no row.
   */
  split(fraction: number, options?: SplitOptions): readonly [this, this];
  /** Rows `from` up to but not `to` (default: the end), in order. Throws LinnetError `bad-value` for rows there are not. */
  slice(from: number, to?: number): this;
  /** The rows with these indices, in this order; an index may repeat. Throws LinnetError `bad-value` for rows there are not. */
  take(rows: ArrayLike<number>): this;
  /**
   * Targets of one column of class indices as one column a class, 1 in that of the row's class.
   * Default for `classes`: one more than the greatest index there is, at least 2; name it where rows of a class may be missing.
   * @throws LinnetError `bad-shape` for more than one column, `bad-value` for numbers that are no class.
   */
  oneHot(classes?: number): this;
}

/** The data set of samples that were checked. */
export function datasetOf(samples: Samples): Dataset {
  const rows = rowsOf(samples.x);
  return {
    ...samples,
    rows,
    ...rowMethods(rows, (indices) => datasetOf(takeSamples(samples, indices))),
    oneHot: (classes) => datasetOf(oneHotSamples(samples, classes)),
  };
}

/** Some rows of samples, copied. */
export function takeSamples({ x, y, weights }: Samples, rows: ArrayLike<number>): Samples {
  const taken = { x: takeRows(x, rows), y: takeRows(y, rows) };
  return weights === undefined ? taken : { ...taken, weights: takeRows(weights, rows) };
}

/** Samples with targets of one column a class. */
export const oneHotSamples = ({ x, y, weights }: Samples, classes: number | undefined): Samples => ({
  x,
  y: oneHotTargets(y, classes),
  ...(weights === undefined ? {} : { weights }),
});
