import type { BackendVerdict } from '@linnet/core';
import type { Seed } from '../seeds.js';

/** What is known when training starts. */
export interface RunInfo {
  /** Epochs asked for, those of a resumed run included. */
  readonly epochs: number;
  /** The first to run, from 0: more than 0 when a run goes on. */
  readonly firstEpoch: number;
  /** To train on. */
  readonly rows: number;
  /** Rows of a batch; the last batch of an epoch may have fewer. */
  readonly batchSize: number;
  /** Of an epoch. */
  readonly batches: number;
  /** Of the start weights, and of order and noise. */
  readonly seeds: { readonly weights: Seed; readonly order: Seed };
  /** What computes: its name, which of its arithmetics, and why not the backends that `auto` asked before. */
  readonly backend: { readonly name: string; readonly variant?: string; readonly verdicts: readonly BackendVerdict[] };
  /**
   * How many models `fitTogether` gave the lanes of the backend together with this one, itself included. The backend
   * computes side by side as many as it can: `simd` runs recurrent ones, and one left over from fours, by themselves.
   */
  readonly together?: number;
  /** The numbers that every epoch's log will have, such as `loss` and `validation.accuracy`. */
  readonly monitors: readonly string[];
  /** What a person should know, such as a constant column. */
  readonly notes: readonly string[];
}
