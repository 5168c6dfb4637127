import type { Plugin } from '@linnet/core';
import type { InferenceOptions } from './compile-options.js';
import type { Objective } from './engine.js';
import type { Learner } from './training/learner.js';

/** What stands behind a compiled model, for functions that take several models or tell about one. */
export interface CompiledParts {
  /** What it was compiled with. */
  readonly options: InferenceOptions<readonly Plugin[]>;
  readonly objective: Objective | undefined;
  /** Undefined for a model that only predicts. */
  readonly learner: Learner | undefined;
}

const known = new WeakMap<object, CompiledParts>();

/** Notes what stands behind a model. */
export function withParts<T extends object>(model: T, parts: CompiledParts): T {
  known.set(model, parts);
  return model;
}

/** What stands behind a model; undefined for one that is not compiled, or no model at all. */
export const partsOf = (model: object): CompiledParts | undefined => known.get(model);
