import {
  activations,
  type Constraint,
  type GradientClipping,
  type Loss,
  type OptimizerSpec,
  type PlanOp,
  unfoldedActivations,
} from '@linnet/core';

/**
 * Names that the kernel knows. A name's place is its code in records (layout.ts), where it has one. The first `common` of
 * them are in the common kernel, which every page loads; all are in the whole one.
 */
export interface Vocabulary {
  readonly names: readonly string[];
  readonly common: number;
}

/** Kinds of ops. */
export const opKinds = {
  names: [
    'dense',
    'activation',
    'softmax',
    'clip',
    'lstm',
    'dropout',
    'gru',
    'simpleRnn',
    'conv1d',
    'maxPooling1d',
    'averagePooling1d',
    'reshape',
    'batchNormalization',
    'layerNormalization',
  ] satisfies readonly PlanOp['kind'][],
  common: 5,
} as const;

export const activationNames: Vocabulary = { names: [...activations, ...unfoldedActivations], common: 4 };

export const lossKinds = {
  names: [
    'meanSquaredError',
    'binaryCrossentropy',
    'categoricalCrossentropy',
    'sparseCategoricalCrossentropy',
    'meanAbsoluteError',
    'meanAbsolutePercentageError',
    'meanSquaredLogarithmicError',
    'huber',
    'logCosh',
    'hinge',
    'squaredHinge',
    'poisson',
    'categoricalHinge',
    'klDivergence',
    'cosineSimilarity',
  ] satisfies readonly Loss['kind'][],
  // Cross-entropies as well, where a head makes the probabilities.
  common: 1,
} as const;

export const optimizerKinds = {
  names: [
    'sgd',
    'adam',
    'rmsprop',
    'adamax',
    'nadam',
    'adagrad',
    'adadelta',
  ] satisfies readonly OptimizerSpec['kind'][],
  common: 2,
} as const;

/** What holds of weights. */
export const constraintKinds = {
  names: ['interval', 'norm'] satisfies readonly Constraint['kind'][],
  common: 1,
} as const;

/** What clips gradients; codes count from 1. */
export const clippingKinds = {
  names: ['value', 'norm', 'globalNorm'] satisfies readonly GradientClipping['by'][],
  common: 0,
} as const;

/** Its code; -1 for what the kernel does not know. */
export const codeOf = ({ names }: Vocabulary, name: string): number => names.indexOf(name);

/** Whether the common kernel knows it. */
export const isCommon = ({ names, common }: Vocabulary, name: string): boolean => names.slice(0, common).includes(name);
