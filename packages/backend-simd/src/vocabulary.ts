import {
  activations,
  clippingKinds,
  constraintKinds,
  lossKinds,
  optimizerKinds,
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
    'quantise',
  ] satisfies readonly PlanOp['kind'][],
  common: 5,
} as const;

export const activationNames: Vocabulary = { names: [...activations, ...unfoldedActivations], common: 4 };

/** The common kernel has cross-entropies as well, where a head makes the probabilities. */
export const losses: Vocabulary = { names: lossKinds, common: 1 };

export const optimizers: Vocabulary = { names: optimizerKinds, common: 2 };

/** What holds of weights. */
export const constraints: Vocabulary = { names: constraintKinds, common: 1 };

/** What clips gradients; codes count from 1. */
export const clippings: Vocabulary = { names: clippingKinds, common: 0 };

/** Its code; -1 for what the kernel does not know. */
export const codeOf = ({ names }: Vocabulary, name: string): number => names.indexOf(name);

/** Whether the common kernel knows it. */
export const isCommon = ({ names, common }: Vocabulary, name: string): boolean => names.slice(0, common).includes(name);
