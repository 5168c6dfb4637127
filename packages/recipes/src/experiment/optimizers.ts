import type { OptimizerSpec } from '@linnet/core';
import { adadelta, adagrad, adam, adamax, adamw, nadam, type OptimizerName, rmsprop, sgd } from '@linnet/layers';

/** Makes each optimiser. */
export const optimizers = {
  adadelta,
  adagrad,
  adam,
  adamax,
  adamw,
  nadam,
  rmsprop,
  sgd,
} as const satisfies Readonly<Record<OptimizerName, (options?: { readonly learningRate: number }) => OptimizerSpec>>;

/** The optimisers that are known by name. */
export const optimizerNames: readonly string[] = Object.keys(optimizers);

/** The learning rate of an optimiser where nothing else is said. */
export const usualRateOf = (name: OptimizerName): number => optimizers[name]().learningRate;
