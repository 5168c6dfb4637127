import type { BackendVerdict } from '@linnet/core';
import type { Seed } from '../seeds.js';

/** What is known when training starts. */
export interface RunInfo {
  /** Epochs asked for, those of a resumed run included. */
  readonly epochs: number;
  /** The first to run, from 0: more than 0 when a run goes on. */
  readonly firstEpoch: number;
  readonly rows: number;
  readonly batchSize: number;
  readonly batches: number;
  readonly seeds: { readonly weights: Seed; readonly order: Seed };
  readonly backend: { readonly name: string; readonly variant?: string; readonly verdicts: readonly BackendVerdict[] };
  /** How many models train side by side, where `fitTogether` has them in lanes of the backend. */
  readonly lanes?: number;
  /** The numbers that every epoch's log will have, such as `loss` and `validation.accuracy`. */
  readonly monitors: readonly string[];
  /** What a person should know, such as a constant column. */
  readonly notes: readonly string[];
}
