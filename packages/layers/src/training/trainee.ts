import type { ModelArtifact, Scaling } from '@linnet/core';
import type { Engine, Objective } from '../engine.js';
import type { MetricName } from '../metrics.js';
import type { ModelDefinition } from '../model.js';
import type { Seed } from '../seeds.js';

/** What a model gives its trainer. */
export interface Trainee {
  readonly definition: ModelDefinition;
  readonly engine: Engine;
  readonly objective: Objective;
  readonly metrics: readonly MetricName[];
  readonly weightSeed: Seed;
  /** Goes with the weights: a fit changes all of it. */
  readonly held: {
    scaling: Scaling | undefined;
    /** That the last fit ended with: the next one starts with it, as in Keras. Absent before the first. */
    learningRate?: number;
  };
}

/** A model that trains. */
export interface TrainingModel {
  readonly trainee: Trainee;
  /** The model with the weights that it has now. */
  toArtifact(): ModelArtifact;
}
