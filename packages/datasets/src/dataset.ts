import { type NdArray, rowsOf, type Samples, takeRows } from '@linnet/core';
import { checkBatchSize } from './checks.js';
import { bothFacts, type Facts, wholeFacts } from './facts.js';
import { oneHotTargets } from './one-hot.js';
import { rowMethods, type SplitOptions } from './row-methods.js';
import { replaceInputs } from './with-x.js';

/** What is known about all rows: it stays with everything that a data set's methods make. */
export interface DataNotes {
  /** Samples a second, in hertz, where rows hold samples in time. */
  readonly sampleRate?: number;
  /** Names of the columns of x: of its last axis, such as the channels of a recording. */
  readonly columnNames?: readonly string[];
  /** Names of the classes, in the order of their indices in y. */
  readonly classNames?: readonly string[];
}

/** Samples and what is known about them. */
export interface NotedSamples extends Samples, DataNotes {}

/**
 * Rows of inputs and targets: what `fit` and `evaluate` take. A value: its methods give new data sets of copied rows,
 * with weights, sample rate, names, anomalies and whatever else rows carry, and leave this one as it is.
 */
export interface Dataset extends NotedSamples {
  /** How many there are. */
  readonly rows: number;
  /** All rows in a random order: that of numpy's `RandomState(seed).permutation(rows)`. */
  shuffle(seed: number): this;
  /**
   * The first share of the rows (their number rounded down) and the rest. With a seed the rows are shuffled before:
   * `split(0.8, { seed })` gives the rows of scikit-learn's `train_test_split(test_size=0.2, random_state=seed)`;
   * `trainTestSplit` has the rest of its options.
   * @throws LinnetError `bad-option` when one side would have no row.
   */
  split(fraction: number, options?: SplitOptions): readonly [this, this];
  /** Rows `from` up to but not `to` (default: the end), in order. Throws LinnetError `bad-value` for rows there are not. */
  slice(from: number, to?: number): this;
  /** The rows with these indices, in this order; an index may repeat. Throws LinnetError `bad-value` for rows there are not. */
  take(rows: ArrayLike<number>): this;
  /**
   * Targets of one column of class indices as one column a class, 1 in that of the row's class.
   * Default for `classes`: one more than the greatest index there is, at least 2 and at least as many as there are class
   * names; name it where rows of a class may be missing.
   * @throws LinnetError `bad-shape` for more than one column, `bad-value` for numbers that are no class.
   */
  oneHot(classes?: number): this;
  /**
   * The same rows with other inputs: scaled ones, or the same numbers in another shape, such as [rows, 128, 1] for a
   * recurrent layer. `columnNames` stay where the last axis is as long as before.
   * @throws LinnetError `bad-shape` for another number of rows, `bad-value` for NaN and infinite values.
   */
  withX(x: NdArray): this;
  /**
   * The same rows in batches of this size, in the order they have: `fit` takes them as they come and does not shuffle.
   * The last batch may be shorter.
   * @throws LinnetError `bad-value` for a size that is no whole number from 1 up.
   */
  batch(size: number): this & BatchedDataset;
}

/** A data set that says how `fit` goes through it: in batches of `batchSize` rows, in the order given, each epoch the same. */
export interface BatchedDataset extends Dataset {
  /** Rows in a batch. */
  readonly batchSize: number;
}

/** The data set of samples that were checked, with the facts that only its kind knows. */
export function datasetOf<Values>(samples: NotedSamples, facts: Facts<Values>): Dataset & Values {
  const rows = rowsOf(samples.x);
  return {
    ...samples,
    ...facts.values,
    rows,
    ...rowMethods(rows, (indices) => datasetOf(takeSamples(samples, indices), facts.take(indices))),
    oneHot: (classes) => datasetOf(oneHotSamples(samples, classes), facts),
    withX: (x) => datasetOf(replaceInputs(samples, x), facts),
    batch: (size) => {
      checkBatchSize(size);
      return datasetOf(samples, bothFacts(facts, wholeFacts({ batchSize: size })));
    },
  };
}

/** Some rows of samples, copied. */
function takeSamples(samples: NotedSamples, rows: ArrayLike<number>): NotedSamples {
  const { x, y, weights } = samples;
  const taken = { ...samples, x: takeRows(x, rows), y: takeRows(y, rows) };
  return weights === undefined ? taken : { ...taken, weights: takeRows(weights, rows) };
}

/** Samples with targets of one column a class. */
function oneHotSamples(samples: NotedSamples, classes: number | undefined): NotedSamples {
  return { ...samples, y: oneHotTargets(samples.y, classes, samples.classNames?.length) };
}
