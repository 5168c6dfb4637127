import relu from './activation-relu.json' with { type: 'json' };
import sigmoid from './activation-sigmoid.json' with { type: 'json' };
import softsign from './activation-softsign.json' with { type: 'json' };
import tanh from './activation-tanh.json' with { type: 'json' };
import clipped from './clipped-dense.json' with { type: 'json' };
import adam from './optimizer-adam.json' with { type: 'json' };
import sgd from './optimizer-sgd.json' with { type: 'json' };

/** A layer of a Keras run. */
export interface GoldenLayer {
  readonly layer: string;
  readonly units?: number;
  readonly activation?: string;
  /** Kernel and bias are limited to these after each update. */
  readonly weightLimits?: readonly number[];
  /** For the layer that limits values. */
  readonly limits?: readonly number[];
}

/** A kernel, row by row, or a bias. */
export type GoldenWeights = readonly number[] | readonly (readonly number[])[];

/**
 * A training run of Keras, in float32 and with mean squared error: rows in order, the last batch short.
 * Each epoch's loss is the mean over its rows while training; the predictions are those for the first rows, at the end.
 */
export interface GoldenRun {
  readonly name: string;
  readonly keras: string;
  readonly layers: readonly GoldenLayer[];
  readonly optimizer: { readonly name: string; readonly learningRate: number };
  readonly batchSize: number;
  readonly epochs: number;
  readonly x: readonly (readonly number[])[];
  readonly y: readonly (readonly number[])[];
  readonly initialWeights: readonly GoldenWeights[];
  readonly finalWeights: readonly GoldenWeights[];
  readonly losses: readonly number[];
  readonly predictions: readonly (readonly number[])[];
}

/** The runs that ship with the suite. */
export const goldenRuns: readonly GoldenRun[] = [sgd, adam, relu, sigmoid, tanh, softsign, clipped];
