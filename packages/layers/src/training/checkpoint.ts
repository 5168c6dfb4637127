import {
  type JsonValue,
  type LayerConfig,
  LinnetError,
  type Loss,
  type OptimizerSpec,
  type ProgramState,
  parseJson,
} from '@linnet/core';
import type { MetricName } from '../metrics.js';
import { checkpointProblem } from './checkpoint-problem.js';
import { type CheckpointValue, decodeCheckpointValue, encodeCheckpointValue } from './checkpoint-value.js';
import type { EpochLog } from './history.js';

/** What a run must have in common with the one it goes on from, beside data, seeds and callbacks. */
export interface RunSettings {
  readonly layers: readonly { readonly kind: string; readonly config: LayerConfig }[];
  readonly loss: Loss;
  readonly optimizer: OptimizerSpec;
  readonly metrics: readonly MetricName[];
  readonly batchSize: number;
  readonly shuffle: boolean;
  /** Backends differ in their last bits. */
  readonly backend: string;
}

/** A training run between two epochs: plain data, from which `fit({ resume })` goes on to the same bits. */
export interface Checkpoint {
  /** With its version. */
  readonly format: 'linnet-checkpoint/1';
  /** Epochs that are done. */
  readonly epochs: number;
  /** Of the start weights, and of order and noise. */
  readonly seeds: { readonly weights: number; readonly order: number };
  /** What the run that goes on must have in common with this one. */
  readonly settings: RunSettings;
  /** The present one, which callbacks may have changed. */
  readonly learningRate: number;
  /** Of the training data as the program sees it; the same data must be given to go on. */
  readonly dataHash: string;
  /** Of the validation data; null where there is none. */
  readonly validationHash: string | null;
  /** Weights, and what the optimiser keeps. */
  readonly program: ProgramState;
  /** One for each epoch that is done. */
  readonly logs: readonly EpochLog[];
  /** One for each callback, in their order; null for those that keep no state. */
  readonly callbacks: readonly CheckpointValue[];
  /** Why the run ended by itself, if it did. */
  readonly stopped?: string;
}

/** A checkpoint as JSON text; every bit stays. `parseCheckpoint` reads it back. */
export const stringifyCheckpoint = (checkpoint: Checkpoint): string =>
  // Interfaces have no index signature; all of this is plain data.
  JSON.stringify(encodeCheckpointValue(checkpoint as unknown as CheckpointValue));

/**
 * Reads a checkpoint's text.
 * @throws LinnetError `bad-file` for text that is no checkpoint, with what is wrong.
 */
export function parseCheckpoint(text: string): Checkpoint {
  const value = decodeCheckpointValue(jsonOf(text));
  const problem = checkpointProblem(value);
  if (problem !== undefined) {
    throw new LinnetError('bad-file', `This is not a checkpoint that linnet can go on from: ${problem}.`);
  }
  // Everything that is read later was looked at.
  return value as unknown as Checkpoint;
}

function jsonOf(text: string): JsonValue {
  try {
    return parseJson(text);
  } catch (cause) {
    throw new LinnetError('bad-file', 'The checkpoint is not JSON; it may have been cut off.', { cause });
  }
}
