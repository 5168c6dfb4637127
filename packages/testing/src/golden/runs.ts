import type { Activation, GradientClipping, Loss, Nested, OpKinds, UnfoldedActivation } from '@linnet/core';
import relu from './activation-relu.json' with { type: 'json' };
import sigmoid from './activation-sigmoid.json' with { type: 'json' };
import softsign from './activation-softsign.json' with { type: 'json' };
import tanh from './activation-tanh.json' with { type: 'json' };
import activations from './activations.json' with { type: 'json' };
import clipped from './clipped-dense.json' with { type: 'json' };
import norm from './constraint-norm.json' with { type: 'json' };
import convolution from './convolution.json' with { type: 'json' };
import binary from './loss-binary-crossentropy.json' with { type: 'json' };
import binaryOfProbabilities from './loss-binary-of-probabilities.json' with { type: 'json' };
import categorical from './loss-categorical-crossentropy.json' with { type: 'json' };
import categoricalOfProbabilities from './loss-categorical-of-probabilities.json' with { type: 'json' };
import sparse from './loss-sparse-categorical-crossentropy.json' with { type: 'json' };
import sparseOfProbabilities from './loss-sparse-of-probabilities.json' with { type: 'json' };
import losses from './losses.json' with { type: 'json' };
import normalisation from './normalisation.json' with { type: 'json' };
import adam from './optimizer-adam.json' with { type: 'json' };
import rmsprop from './optimizer-rmsprop.json' with { type: 'json' };
import sgd from './optimizer-sgd.json' with { type: 'json' };
import momentum from './optimizer-sgd-momentum.json' with { type: 'json' };
import nesterov from './optimizer-sgd-nesterov.json' with { type: 'json' };
import optimizers from './optimizers.json' with { type: 'json' };
import gru from './recurrent-gru.json' with { type: 'json' };
import gruLstm from './recurrent-gru-lstm.json' with { type: 'json' };
import gruBefore from './recurrent-gru-reset-before.json' with { type: 'json' };
import lstm from './recurrent-lstm.json' with { type: 'json' };
import stacked from './recurrent-lstm-stacked.json' with { type: 'json' };
import simpleRnn from './recurrent-simplernn.json' with { type: 'json' };
import l1 from './regularizer-l1.json' with { type: 'json' };
import l2 from './regularizer-l2.json' with { type: 'json' };
import tokens from './tokens.json' with { type: 'json' };

/** Weights of a penalty. */
export interface GoldenRegularizer {
  readonly l1?: number;
  readonly l2?: number;
}

/** A constraint of norms. */
export interface GoldenNorm {
  readonly low: number;
  readonly high: number;
  readonly rate: number;
}

/** Keras's classes, and one that limits values. */
export type GoldenKind =
  | 'Dense'
  | 'Activation'
  | 'Clip'
  | 'LSTM'
  | 'GRU'
  | 'SimpleRNN'
  | 'Bidirectional'
  | 'BatchNormalization'
  | 'LayerNormalization'
  | 'Conv1D'
  | 'MaxPooling1D'
  | 'AveragePooling1D'
  | 'Flatten'
  | 'Embedding';

/** A layer of a Keras run, in Keras's words. */
export interface GoldenLayer {
  readonly layer: GoldenKind;
  readonly units?: number;
  readonly activation?: Activation | UnfoldedActivation | 'softmax';
  readonly recurrentActivation?: Activation;
  readonly returnSequences?: boolean;
  readonly resetAfter?: boolean;
  readonly useBias?: boolean;
  readonly kernelRegularizer?: GoldenRegularizer;
  readonly biasRegularizer?: GoldenRegularizer;
  readonly kernelConstraint?: GoldenNorm;
  readonly biasConstraint?: GoldenNorm;
  /** Kernel and bias are limited to these after each update. */
  readonly weightLimits?: readonly number[];
  /** For the layer that limits values. */
  readonly limits?: readonly number[];
  /** For normalisation; false where there is neither gamma nor beta. */
  readonly affine?: boolean;
  readonly epsilon?: number;
  readonly momentum?: number;
  /** For convolution; pooling has a width too. */
  readonly filters?: number;
  readonly width?: number;
  readonly stride?: number;
  readonly dilation?: number;
  readonly padding?: 'same' | 'causal';
  /** Rows of the table of an embedding, which has `units` columns. */
  readonly tokens?: number;
  /** The layer that goes both ways, and how its results are merged. */
  readonly inner?: GoldenLayer;
  readonly merge?: OpKinds['merge']['by'];
}

/** What is not named has Keras's default. */
export interface GoldenOptimizer {
  readonly name: 'SGD' | 'Adam' | 'AdamW' | 'Adamax' | 'Nadam' | 'RMSprop' | 'Adagrad' | 'Adadelta';
  readonly learningRate: number;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly amsgrad?: boolean;
  readonly initialAccumulator?: number;
  readonly weightDecay?: number;
  readonly clipping?: GradientClipping;
  readonly momentum?: number;
  readonly nesterov?: boolean;
  readonly rho?: number;
  readonly epsilon?: number;
  readonly centered?: boolean;
}

/**
 * A training run of Keras, in float32: rows in order, the last batch short. Each epoch's loss is the mean over its rows
 * while training; the predictions are those for the first rows, at the end.
 */
export interface GoldenRun {
  readonly name: string;
  readonly keras: string;
  readonly layers: readonly GoldenLayer[];
  readonly loss: Loss;
  readonly optimizer: GoldenOptimizer;
  readonly batchSize: number;
  readonly epochs: number;
  readonly x: Nested;
  readonly y: Nested;
  /** One for each row. */
  readonly weights?: readonly number[];
  readonly initialWeights: readonly Nested[];
  readonly finalWeights: readonly Nested[];
  readonly losses: readonly number[];
  readonly predictions: Nested;
}

// The compiler takes the words in the files for any text.
const files: readonly unknown[] = [
  sgd,
  momentum,
  nesterov,
  adam,
  rmsprop,
  relu,
  sigmoid,
  tanh,
  softsign,
  clipped,
  binary,
  categorical,
  sparse,
  binaryOfProbabilities,
  categoricalOfProbabilities,
  sparseOfProbabilities,
  l1,
  l2,
  norm,
  simpleRnn,
  lstm,
  stacked,
  gru,
  gruBefore,
  gruLstm,
  ...activations,
  ...normalisation,
  ...convolution,
  ...tokens,
  ...losses,
  ...optimizers,
];

/** The runs that ship with the suite. */
export const goldenRuns = files as readonly GoldenRun[];
